package snapshot_test

import (
	"bytes"
	"fmt"
	"testing/fstest"

	"grants/config/language"
	"grants/config/snapshot"
)

// A snapshot has what was written without the files that it was written in.
func Example() {
	files := fstest.MapFS{"web.grants.hcl": {Data: []byte(`application "web" {
  app_type = "regular_web"
}
`)}}
	cfg, problems, err := language.Load(files, language.Options{})
	if err != nil || len(problems) > 0 {
		fmt.Println(err, problems)
		return
	}
	var document bytes.Buffer
	written := snapshot.Snapshot{Tool: "example", Digest: "none", Config: cfg}
	if err := written.Write(&document); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(document.String())

	read, err := snapshot.Read(&document)
	if err != nil {
		fmt.Println(err)
		return
	}
	web := read.Config.Applications[0]
	fmt.Println(web.AppType.Value, "of line", read.Config.Files.Range(web.AppType.Span).Start.Line)
	// Output:
	// {
	// "format_version": "1.1",
	// "format": "grants-snapshot",
	// "tool": "example",
	// "digest": "none",
	// "objects": [
	// {"address": "application.web", "attributes": {"app_type": "regular_web"}}
	// ],
	// "places": [
	// {"address": "application.web", "file": "web.grants.hcl", "line": 1, "attributes": {"app_type": [2]}}
	// ]
	// }
	// regular_web of line 2
}
