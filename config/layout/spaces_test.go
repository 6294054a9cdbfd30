package layout

import (
	"bytes"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"

	"grants/internal/syntax"
)

// layoutSeeds are texts with every sign of the language.
var layoutSeeds = []string{
	"a={b=1,c=[1,2]}\nlong=2 # tail\n\n#x\nlonger = -3 // y",
	"a = 1 /* x */ # é\nbé = \"é\" # z\n/* a\n b */ c = 2\r\nd = 3 # e\r\n",
	"x = [for a in[b]: a if !c&&d||e==f!=g<=h>=i]\ny = {for k,v in w: k=>v...}\nz = a.b[0].c[*].d.*.e [ 1 ]\n",
	"x = \"a${ {b=1} }${c}%{if d}e%{else}f%{ endif }\\\"g\"\ny=(1+ -2*3/4%5-6)?-7:(-8)\nz = a::b( c ... )\n",
	"b \"c\" \"d\" {e=f(g,-1)}\nh i {\n\tj=[\n1 ,\n[2,(3)]]\n}\nk={}\nl= {m:1}",
	"a=<<X\n  b ${c} %{if d}\n%{endif}\nX\ne = [<<-Y\n  f\n  Y\n, 2]\nlonger=1\n",
	"a = \"$b $${c} %%{d} 100%\"\nb = \"\\u00e9\\n\"\n",
	"a=1e5\nb=1.5\nc=0x\nd=a..b\ne=x.0.1\n", "a = ~b\n", "a = '\n", "a = b <<\n", "}\n", "\"", "a = \"\n\"\n", "a  ", "#", "/*", "\ufeffa=1\n", "a\rb", "# a\rb\n",
}

// checkLayout holds tokens and spaces of a text to those of HCL.
func checkLayout(t *testing.T, text []byte) {
	want, _ := hclsyntax.LexConfig(text, "", hcl.InitialPos)
	got := syntax.Lex(text)
	if len(got.Tokens) != len(want) {
		t.Fatalf("%q has %d tokens, want %d", text, len(got.Tokens), len(want))
	}
	for i, token := range got.Tokens {
		if token.Kind != want[i].Type || !bytes.Equal(got.Bytes(token), want[i].Bytes) || int(token.Start) != want[i].Range.Start.Byte {
			t.Fatalf("token %d of %q is %s %q, want %s %q", i, text, token.Kind, got.Bytes(token), want[i].Type, want[i].Bytes)
		}
	}
	if _, problems := hclsyntax.ParseConfig(text, "", hcl.InitialPos); problems.HasErrors() || bytes.HasPrefix(text, []byte("\ufeff")) {
		return // never laid out
	}
	if got, want := spaced(got), hclwrite.Format(text); !bytes.Equal(got, want) {
		t.Fatalf("%q becomes\n%q, want\n%q", text, got, want)
	}
}

func TestTokensAndSpacesAreThoseOfHCL(t *testing.T) {
	for _, text := range layoutSeeds {
		checkLayout(t, []byte(text))
	}
}

func FuzzTokensAndSpacesAreThoseOfHCL(f *testing.F) {
	for _, text := range layoutSeeds {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if problem, _ := syntax.Refuse(text, 1); problem.Code == "" && syntax.Measure(text).Fits() {
			checkLayout(t, text)
		}
	})
}
