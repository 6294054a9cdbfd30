package syntax

import (
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// FuzzScan compares the plain scan with HCL's lexer: what the scan is sure of goes no further than it says. The limits are those of a text
// a hundred times as deep, so that small inputs reach them.
func FuzzScan(f *testing.F) {
	for _, seed := range scanSeeds() {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		checkScan(t, content)
		checkScan(t, []byte(strings.Repeat(string(content), 1+2000/(1+len(content)))))
	})
}

func TestScanGoesAsFarAsTheLexer(t *testing.T) {
	for _, seed := range scanSeeds() {
		checkScan(t, []byte(seed))
	}
}

func checkScan(t *testing.T, content []byte) {
	t.Helper()
	seen := scan(content)
	if !seen.plain || !seen.Fits() {
		return
	}
	tokens, _ := hclsyntax.LexConfig(content, "", hcl.InitialPos)
	if lexed := measureTokens(compact(tokens)); !lexed.Fits() {
		t.Errorf("the scan sees no limit exceeded in %q, and the lexer does: %+v", content, lexed)
	}
}

// scanSeeds are texts around the places where a scan may lose its way.
func scanSeeds() []string {
	deep := strings.Repeat("[", MaxNesting+1)
	long := strings.Repeat("+1", MaxChain+1)
	openers := []string{
		"", `"`, `"\"`, `"\\"`, `"${`, `"$${`, `"$$${`, `"%{`, `"%%{`, `"%%%{`, `"$`, `"%`, `"${"`, `"${"}"`, `"${{`, `"${[`, "#\n", "//\n", "/**/", "/*", "/*/", "/ *",
		"<<A\n", "<<-A\n", "<<A\nA\n", "<<A\n${", "<<\"A\"\n", "'", "`", "~", "\\", "\r", "\r\n", "{", "(", "}", ")", "]", "\"\n", "a=", "a=b,", "a?", "a?b:", "a:",
		"1e", "1.", ".1", "<", "<=", ">=", "!=", "==", "=>", "...", "&&", "||", "&", "|", "\ufeff", "ä", "\"ä", "\x00", "\xff", "$", "${", "%{", "$${", "é\u0301",
		"\"%{if a~}", "\"${~", "\"${a~}", "a = <<A\n\nA\n\"", "a = \"${<<B\nB\n}\"",
	}
	var seeds []string
	for _, opener := range openers {
		seeds = append(seeds, opener+deep, opener+"1"+long, opener+`"`+deep+`"`, opener+"\n"+deep, opener+`"`+opener+deep, opener+"}"+deep, opener+"\"\n"+deep,
			opener+opener+deep, opener+"1"+strings.Repeat(opener+"a", 1200))
	}
	return seeds
}
