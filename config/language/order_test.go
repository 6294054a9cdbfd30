package language

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// The order of files and of the blocks in a file means nothing: with both reversed, a project gives the same tree and the same diagnostics, places aside.
func TestOrderMeansNothing(t *testing.T) {
	for _, name := range goldenCases(t) {
		if orderMatters.MatchString(name) {
			continue
		}
		t.Run(name, func(t *testing.T) {
			files, opts := goldenProject(t, name)
			cfg, diagnostics, err := Load(files, opts)
			if err != nil {
				t.Fatal(err)
			}
			reversed, diagnosticsReversed, err := Load(reverse(files), opts)
			if err != nil {
				t.Fatal(err)
			}
			want := withoutPlaces(dumpDiagnostics(diagnostics) + dumpConfig(cfg))
			got := withoutPlaces(dumpDiagnostics(diagnosticsReversed) + dumpConfig(reversed))
			if got != want {
				t.Errorf("order matters\n--- want\n%s\n--- got\n%s", want, got)
			}
		})
	}
}

// orderMatters are the cases about the first of two, about files that do not parse into blocks, and those whose literals come together from several places.
var orderMatters = regexp.MustCompile(`^(duplicates|recovery-.*|json.*|bom.*|nul|utf16|invalid-utf8|labels|crlf|columns|duplicate-attribute|lost-file|cycle.*|two-cycles)$`)

// reverse turns the order of blocks, and that of files by the names they get.
func reverse(files fstest.MapFS) fstest.MapFS {
	out := fstest.MapFS{}
	var names []string
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	for i, name := range names {
		content := string(files[name].Data)
		if strings.HasSuffix(name, ".grants.hcl") && !strings.Contains("/"+name, "/.") {
			content = reverseBlocks(content)
			name = fmt.Sprintf("z%02d-%s", len(names)-i, strings.ReplaceAll(name, "/", "-"))
		}
		out[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return out
}

var blockEnd = regexp.MustCompile(`(?m)^(\}|[a-z_]+ .*\}|#.*)\n`)

func reverseBlocks(content string) string {
	var blocks []string
	for content != "" {
		at := blockEnd.FindStringIndex(content)
		if at == nil {
			blocks = append(blocks, content)
			break
		}
		blocks = append(blocks, content[:at[1]])
		content = content[at[1]:]
	}
	slices.Reverse(blocks)
	return strings.Join(blocks, "")
}

var placePattern = regexp.MustCompile(`\S+\.(hcl|json):[0-9:-]+`)

// withoutPlaces leaves out places, and sorts what they sorted.
func withoutPlaces(dump string) string {
	lines := strings.Split(placePattern.ReplaceAllString(dump, "PLACE"), "\n")
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}
