package reference

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"grants/compiler"
	"grants/config/language"
	"grants/config/schema"
	"grants/internal/expression"
	"grants/internal/golden"
	"grants/internal/systemapi"
	"grants/plan"
)

// pagePath is what people read who write configuration. What stands between marks comes from the tables, the rest is written there.
const pagePath = "../../../docs/language.md"

var parts = map[string]func(*strings.Builder){
	"blocks": writeBlocks, "functions": writeFunctions, "apis": writeSystemAPIs, "wire": writeWireNames, "words": writeForeignWords,
	"undecided": writeUndecided, "limits": writeLimits,
}

const (
	markStart = "<!-- "
	markEnd   = ": written by UPDATE_GOLDEN=1 go test ./internal/render/reference -->\n\n"
	markOver  = "<!-- end -->\n"
)

func TestThePageSaysWhatTheTablesSay(t *testing.T) {
	rest := readPage(t)
	var out strings.Builder
	found := 0
	for {
		before, after, more := strings.Cut(rest, markEnd)
		out.WriteString(before)
		if !more {
			break
		}
		found++
		name := before[strings.LastIndex(before, markStart)+len(markStart):]
		write := parts[name]
		if _, rest, more = strings.Cut(after, markOver); write == nil || !more {
			t.Fatalf("the page has a part %q, which is none or does not end", name)
		}
		out.WriteString(markEnd)
		write(&out)
		out.WriteString("\n" + markOver)
	}
	if found != len(parts) {
		t.Errorf("the page has %d parts from the tables, want %d", found, len(parts))
	}
	golden.Check(t, pagePath, []byte(out.String()))
}

func readPage(t *testing.T) string {
	t.Helper()
	content, err := os.ReadFile(pagePath)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func writeBlocks(out *strings.Builder) {
	for i, block := range schema.Blocks {
		if i > 0 {
			out.WriteString("\n")
		}
		fmt.Fprintf(out, "### %s\n\n%s\n", block.Name, block.Doc)
		writeSource(out, block.Page)
		if block.Example != "" {
			fmt.Fprintf(out, "\n```hcl\n%s```\n", block.Example)
		}
		writeContents(out, block.Name, block)
		writeEntries(out, block.Name, block)
	}
}

func writeContents(out *strings.Builder, path string, block *schema.Block) {
	var links []string
	for a := range attributes(block) {
		links = append(links, link(a.Name, path+"."+a.Name))
	}
	if len(links) > 0 {
		fmt.Fprintf(out, "\nAttributes: %s.\n", strings.Join(links, ", "))
	}
	links = nil
	for _, nested := range block.Blocks {
		links = append(links, link(nested.Name, path+"."+nested.Name))
	}
	if len(links) > 0 {
		fmt.Fprintf(out, "\nBlocks in it: %s.\n", strings.Join(links, ", "))
	}
}

// link leads to the heading of an entry.
func link(name, path string) string {
	return fmt.Sprintf("[%s](#%s)", name, strings.ReplaceAll(path, ".", ""))
}

func writeSource(out *strings.Builder, page string) {
	if page != "" {
		fmt.Fprintf(out, "\nSource: <%s>\n", page)
	}
}

func writeEntries(out *strings.Builder, path string, block *schema.Block) {
	for a := range attributes(block) {
		writeAttribute(out, path+"."+a.Name, block, a)
	}
	for _, nested := range block.Blocks {
		nestedPath := path + "." + nested.Name
		fmt.Fprintf(out, "\n#### %s\n\nA block. %s\n", nestedPath, nested.Doc)
		writeSource(out, nested.Page)
		writeContents(out, nestedPath, nested)
		writeEntries(out, nestedPath, nested)
	}
}

func writeAttribute(out *strings.Builder, path string, block *schema.Block, a *schema.Attribute) {
	fmt.Fprintf(out, "\n#### %s\n\n", path)
	var said []string
	for _, fact := range facts(a) {
		switch fact.name {
		case "type":
			said = append(said, strings.ToUpper(fact.value[:1])+fact.value[1:]+".")
		case "required":
			said = append(said, "Required.")
		case "values":
			said = append(said, "Values: `"+strings.Join(literals(a), "`, `")+"`.")
		case "default":
			said = append(said, "Default: `"+fact.value+"`.")
		}
	}
	fmt.Fprintf(out, "%s\n\n%s\n", strings.Join(said, " "), a.Doc)
	if a.Unset != "" {
		fmt.Fprintf(out, "\nWhere it is absent: %s\n", a.Unset)
	}
	fmt.Fprintf(out, "\nExample: `%s = %s`\n", a.Name, a.Example)
	if a.PageIn(block) != block.Page {
		writeSource(out, a.PageIn(block))
	}
}

func writeFunctions(out *strings.Builder) {
	out.WriteString("| Call | Gives | For example |\n|---|---|---|\n")
	for f := range expression.EveryFunction() {
		fmt.Fprintf(out, "| `%s` | %s | `%s` is `%s` |\n", f.Signature, f.Doc, f.Example, f.Result)
	}
}

func writeSystemAPIs(out *strings.Builder) {
	out.WriteString("| API | Identifier | For users | For client credentials | Token lifetime, for web | Refresh tokens | Consent | Scopes known |\n" +
		"|---|---|---|---|---|---|---|---|\n")
	tenant := &compiler.Tenant{}
	for _, system := range systemapi.All() {
		identifier := system.Identifier("DOMAIN")
		api, defaults := tenant.Implied(system, identifier), system.Defaults()
		fmt.Fprintf(out, "| %s | `%s` | `%s` | `%s` | %d, %d | %s | %s | %d |\n", system.Name(), identifier, api.Policy(compiler.User), api.Policy(compiler.Client),
			defaults.TokenLifetime, defaults.TokenLifetimeForWeb, yes(defaults.AllowOfflineAccess), asked(defaults.SkipsConsent), len(system.Scopes()))
	}
}

func yes(holds bool) string {
	if holds {
		return "yes"
	}
	return "no"
}

func asked(skips bool) string {
	if skips {
		return "skipped"
	}
	return "asked for"
}

func writeWireNames(out *strings.Builder) {
	out.WriteString("| Here | In the Management API |\n|---|---|\n")
	for _, block := range schema.Blocks {
		if block == schema.ThirdPartyDefault {
			continue // a client_grant
		}
		for path, a := range block.EveryWritten() {
			switch {
			case a.Wire != "":
				fmt.Fprintf(out, "| `%s.%s` | %s |\n", block.Name, path, a.Wire)
			case a.Ours && block.Page != "":
				fmt.Fprintf(out, "| `%s.%s` | nothing: the platform does not know it |\n", block.Name, path)
			}
		}
	}
}

// writeForeignWords has a row for each word here and the block that it stands in.
func writeForeignWords(out *strings.Builder) {
	out.WriteString("| In | Elsewhere | Here |\n|---|---|---|\n")
	for _, word := range schema.EveryForeign() {
		here := word.Why
		if word.Ours != "" {
			here = "`" + word.Ours + "`"
		}
		where := map[string]string{"": "a file", "*": "any block"}[word.Block]
		if where == "" {
			where = "`" + word.Block + "`"
		}
		fmt.Fprintf(out, "| %s | `%s` | %s |\n", where, word.Word, here)
	}
	for _, word := range schema.EveryForeignValue() {
		fmt.Fprintf(out, "| values of `%s` | `\"%s\"` | `\"%s\"` |\n", word.Block, word.Word, word.Ours)
	}
}

func writeUndecided(out *strings.Builder) {
	out.WriteString("| Where | What | Decides |\n|---|---|---|\n")
	for _, u := range schema.EveryUndecided() {
		where := "`" + u.Block + "`"
		if u.Block == "" {
			where = "a file"
		}
		fmt.Fprintf(out, "| %s | `%s` | %s |\n", where, u.Name, u.Decides)
	}
}

func writeLimits(out *strings.Builder) {
	out.WriteString("| What | At most |\n|---|---|\n")
	for _, limit := range language.Limits() {
		fmt.Fprintf(out, "| %s | %s |\n", limit.What, limit.Most)
	}
}

// What the page says of the matrix and of plans outside of tables.
func TestThePageSaysHowManyCellsThereMayBe(t *testing.T) {
	page := readPage(t)
	for _, want := range []string{
		fmt.Sprintf("at most %d,000,000 cells: applications", compiler.MaxCells/1_000_000), fmt.Sprintf("looks at %d,000,000 cells that may differ", plan.MaxSuspects/1_000_000),
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}
