package layout_test

import (
	"fmt"

	"grants/config/layout"
)

func Example() {
	text := `client_grant "web" {
client_id = application.web.client_id
    audience = api.social.identifier
  scopes = [
    "read:posts", "write:posts" ]
}`
	formatted, problems := layout.Format("web.grants.hcl", []byte(text))
	if len(problems) > 0 {
		fmt.Println(problems)
		return
	}
	fmt.Printf("%s", formatted)
	// Output:
	// client_grant "web" {
	//   client_id = application.web.client_id
	//   audience  = api.social.identifier
	//   scopes = [
	//     "read:posts", "write:posts",
	//   ]
	// }
}
