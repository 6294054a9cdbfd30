package schema_test

import (
	"fmt"

	"grants/config/schema"
)

func Example() {
	tenant := schema.Find("tenant")
	for path, a := range tenant.EveryAttribute() {
		fmt.Printf("%s.%s: %s", tenant.Name, path, a.Type)
		if a.Values != nil {
			fmt.Print(" ", a.Values)
		}
		fmt.Println()
	}
	meant, _ := tenant.Meant("default_audiense")
	fmt.Println("meant:", meant)
	// Output:
	// tenant.domain: a string
	// tenant.default_audience: a reference, or a string
	// tenant.enable_dynamic_client_registration: true or false
	// tenant.dynamic_client_registration_security_mode: a string [strict permissive]
	// tenant.resource_parameter_profile: a string [audience compatibility]
	// tenant.client_id_metadata_document_supported: true or false
	// meant: default_audience
}
