package report

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"grants/compiler"
	"grants/config/language"
	"grants/diag"
	"grants/internal/render/matrix"
	"grants/internal/tenantgen"
)

// TestTheDataIsTheRowsOfTheJSON draws tenants and filters: what the page reads out of its tables is the matrix.
func TestTheDataIsTheRowsOfTheJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tenant := compiled(t, fstest.MapFS{"a.grants.hcl": {Data: []byte(drawProject(t))}})
		checkData(t, &matrix.Selection{Tenant: tenant, Filter: drawFilter(t), About: drawAbout(t)})
	})
}

// TestTheDataOfATenantMadeToMeasure has many applications in common, and some with grants where others have none.
func TestTheDataOfATenantMadeToMeasure(t *testing.T) {
	tenant := generated(t, tenantgen.M)
	checkData(t, &matrix.Selection{Tenant: tenant})
}

// failer is what a test and a draw have in common.
type failer interface {
	Fatal(...any)
	Fatalf(string, ...any)
}

func checkData(t failer, m *matrix.Selection) {
	var out bytes.Buffer
	if err := matrix.JSON(&out, m); err != nil {
		t.Fatal(err)
	}
	var want wholeMatrix
	if err := json.Unmarshal(out.Bytes(), &want); err != nil {
		t.Fatal(err)
	}
	data := dataOf(t, pageOf(t, m))
	if got := decoded(data); !slices.EqualFunc(got, want.Access, func(x, y compiler.Row) bool { return reflect.DeepEqual(x, y) }) {
		t.Fatalf("the rows of the page differ from those of the JSON:\n%s\n%s", lines(got), lines(want.Access))
	}
	var beside besideRows
	if err := json.Unmarshal(data.Beside, &beside); err != nil {
		t.Fatal(err)
	}
	if got, want := compact(beside), compact(want.besideRows); got != want {
		t.Fatalf("beside the rows, the page has\n%s\nand the JSON\n%s", got, want)
	}
	checkNames(t, data, &want)
}

// checkNames holds the lists of APIs and applications to those of the JSON.
func checkNames(t failer, data *matrixData, want *wholeMatrix) {
	d, got := decoding{data}, wholeMatrix{}
	got.APIs, got.Applications = want.APIs[:0:0], want.Applications[:0:0]
	for n, listed := range data.APIs.Listed {
		if listed == 0 {
			continue
		}
		api := slices.Grow(want.APIs[:0:0], 1)[:1][0]
		api.Address, api.Identifier, api.Name = d.Strings[data.APIs.Address[n]], d.Strings[data.APIs.Identifier[n]], d.Strings[data.APIs.Name[n]]
		api.IsSystem, api.Scopes, api.EnforcePolicies = data.APIs.System[n] == 1, d.set(data.APIs.Scopes[n]), data.APIs.RBAC[n] == 1
		api.Policies.User, api.Policies.Client = d.Strings[data.APIs.User[n]], d.Strings[data.APIs.Client[n]]
		got.APIs = append(got.APIs, api)
	}
	for n := range data.Applications.Address {
		app := slices.Grow(want.Applications[:0:0], 1)[:1][0]
		a := &data.Applications
		app.Address, app.Name, app.Party = d.Strings[a.Address[n]], d.Strings[a.Name[n]], d.Strings[a.Party[n]]
		got.Applications = append(got.Applications, app)
	}
	if got, want := compact(got.APIs)+compact(got.Applications), compact(want.APIs)+compact(want.Applications); got != want && len(got)+len(want) > 4 {
		t.Fatalf("the page lists\n%s\nand the JSON\n%s", got, want)
	}
}

func compact(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return strings.ReplaceAll(string(b), "null", "[]")
}

func lines(rows []compiler.Row) string {
	var b strings.Builder
	for _, row := range rows {
		fmt.Fprintf(&b, "%+v\n", row)
	}
	return b.String()
}

func pageOf(t failer, m *matrix.Selection) []byte {
	var out bytes.Buffer
	if err := Matrix(&out, m, About{Tool: "v1.2.3"}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// dataOf reads the data block of a page.
func dataOf(t failer, page []byte) *matrixData {
	data := &matrixData{tables: &tables{}}
	if err := json.Unmarshal(blockOf(t, page), data); err != nil {
		t.Fatal(err)
	}
	return data
}

func blockOf(t failer, page []byte) []byte {
	_, rest, _ := bytes.Cut(page, []byte(`id="data" data-form="`))
	form, rest, _ := bytes.Cut(rest, []byte(`">`))
	block, _, found := bytes.Cut(rest, []byte("</script>"))
	if !found {
		t.Fatalf("the page has no data:\n%.2000s", page)
	}
	if string(form) == "json" {
		return block
	}
	block, err := io.ReadAll(flate.NewReader(base64.NewDecoder(base64.StdEncoding, bytes.NewReader(block))))
	if err != nil {
		t.Fatal(err)
	}
	return block
}

func compiled(t failer, files fstest.MapFS) *compiler.Tenant {
	cfg, problems, err := language.Load(files, language.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tenant, more := compiler.Compile(cfg)
	if problems = append(problems, more...); diag.HasErrors(problems) {
		t.Fatalf("the project does not compile: %v", problems)
	}
	return tenant
}

func generated(t testing.TB, size tenantgen.Size) *compiler.Tenant {
	t.Helper()
	files := fstest.MapFS{}
	err := tenantgen.Write(size, func(name string, content []byte) error {
		files[name] = &fstest.MapFile{Data: bytes.Clone(content)}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return compiled(t, files)
}

// mostBytesOfPage is what script and style of a page may have.
const mostBytesOfPage = 40 << 10

func TestThePageIsTheSameBytesAndFetchesNothing(t *testing.T) {
	m := &matrix.Selection{Tenant: generated(t, tenantgen.M)}
	first := pageOf(t, m)
	if again := pageOf(t, &matrix.Selection{Tenant: generated(t, tenantgen.M)}); !bytes.Equal(first, again) {
		t.Error("two pages of the same tenant differ")
	}
	for _, fetched := range []string{" src=", "<link", "@import", "url(", "XMLHttpRequest", "fetch(", "import("} {
		if bytes.Contains(first, []byte(fetched)) {
			t.Errorf("the page has %q, which fetches something", fetched)
		}
	}
	for kind, code := range codes {
		if size := len(code().script) + len(code().style); size > mostBytesOfPage {
			t.Errorf("script and style of a %s have %d bytes together, more than %d", kind, size, mostBytesOfPage)
		}
	}
}

// mostBytesOfL is what a report of a large tenant may have.
const mostBytesOfL = 1 << 20

func TestALargeTenantIsASmallPage(t *testing.T) {
	if size := len(pageOf(t, &matrix.Selection{Tenant: generated(t, tenantgen.L)})); size > mostBytesOfL {
		t.Errorf("the report of %d applications has %d bytes, more than %d", tenantgen.L.Applications, size, mostBytesOfL)
	}
}

func TestThePageOfNothing(t *testing.T) {
	page := pageOf(t, &matrix.Selection{Tenant: compiled(t, fstest.MapFS{"a.grants.hcl": {}})})
	if bytes.Contains(blockOf(t, page), []byte("null")) {
		t.Errorf("the data of an empty tenant has null for a list:\n%s", blockOf(t, page))
	}
	if !bytes.Contains(page, []byte("0 applications, 0 of them third party, and 0 APIs")) {
		t.Errorf("the page of an empty tenant does not say so:\n%s", page)
	}
}

func TestWithoutAScriptThePageHasRolesAndGrantsThatLeadNowhere(t *testing.T) {
	for name, words := range map[string]string{
		"roles": "<td>role.hostile</td><td>api.ward</td><td>1 of 3, 1 undefined</td><td>discharge:patients</td>",
		"shop":  "<td>client Vb3nM8kLp2Xz7Qw5Er9Ty4Ui6Oa1Sd0F</td><td>api.orders</td><td>as itself</td><td>unresolved</td><td>client_grant.stranger <span class=\"place\">apps/shop.grants.hcl:104</span></td><td>read:orders</td>",
	} {
		if page := pageOf(t, &matrix.Selection{Tenant: read(t, name)}); !bytes.Contains(page, []byte(words)) {
			t.Errorf("the page of %s has not %s", name, words)
		}
	}
}

// TestPaperHasAllOfASmallAnswer has more rows than the paper of a large matrix has, each with the place of what decides.
func TestPaperHasAllOfASmallAnswer(t *testing.T) {
	const holders = 60
	var project strings.Builder
	project.WriteString("api \"a\" {\n  identifier = \"https://a\"\n  scopes = [\"s\"]\n  sensitive_scopes = [\"s\"]\n}\n")
	for n := range holders {
		fmt.Fprintf(&project, "application \"h%d\" { app_type = \"non_interactive\" }\nclient_grant \"g%d\" {\n  client_id = application.h%d\n  audience = api.a\n  subject_type = \"client\"\n  scopes = [\"s\"]\n}\n", n, n, n)
	}
	page := pageOf(t, &matrix.Selection{Tenant: compiled(t, fstest.MapFS{"a.grants.hcl": {Data: []byte(project.String())}})})
	_, answer, _ := bytes.Cut(page, []byte("<h2>Who holds sensitive scopes?</h2>"))
	answer, _, _ = bytes.Cut(answer, []byte("</section>"))
	for n := range holders {
		if row := fmt.Sprintf("client_grant.g%d <span class=\"place\">a.grants.hcl:%d</span>", n, 7+7*n); !bytes.Contains(answer, []byte(row)) {
			t.Errorf("the answer has not %s:\n%s", row, answer)
		}
	}
	if bytes.Contains(answer, []byte(" more")) {
		t.Errorf("the answer leaves rows out:\n%s", answer)
	}
}

func TestPaperSaysLatentAndWhatIsDenied(t *testing.T) {
	shop := pageOf(t, &matrix.Selection{Tenant: read(t, "odd")})
	plain, _, _ := bytes.Cut(shop, []byte("<script"))
	if !bytes.Contains(plain, []byte(", latent</td>")) || bytes.Contains(plain, []byte("unreachable")) {
		t.Errorf("the paper has another word than latent:\n%s", plain)
	}
	if !bytes.Contains(plain, []byte("Cells denied although a grant was meant to open them: ")) {
		t.Errorf("the paper does not say what denied is:\n%s", plain)
	}
}
