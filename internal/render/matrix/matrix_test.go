package matrix

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"grants/compiler"
	"grants/config"
	"grants/internal/golden"
	"grants/internal/render/document"
	"grants/internal/render/runner"
	"grants/internal/render/schema/schematest"
	"grants/internal/render/text"
)

func TestMatrixFormats(t *testing.T) {
	tenant := shop(t)
	only := func(name string) func(*compiler.Application) bool {
		return func(app *compiler.Application) bool { return app.Address == name }
	}
	for _, c := range []struct {
		file   string
		write  func(io.Writer, *Selection) error
		filter compiler.Filter
	}{
		{"matrix.json", JSON, compiler.Filter{}},
		{"all.json", JSON, compiler.Filter{All: true}},
		{"fold.json", JSON, compiler.Filter{Fold: true}},
		{"application.json", JSON, compiler.Filter{Application: only("application.web")}},
		{"nothing.json", JSON, compiler.Filter{Application: only("application.none")}},
		{"matrix.ndjson", NDJSON, compiler.Filter{}},
		{"matrix.csv", CSV, compiler.Filter{}},
		{"matrix.txt", wide, compiler.Filter{}},
		{"all.txt", wide, compiler.Filter{All: true}},
		{"fold.txt", wide, compiler.Filter{Fold: true}},
		{"unresolved.json", JSON, compiler.Filter{
			Application: func(app *compiler.Application) bool { return strings.HasPrefix(app.ClientID, "Vb3n") },
		}},
		{"matrix.md", Markdown, compiler.Filter{}},
		{"fold.md", Markdown, compiler.Filter{Fold: true}},
		{"columns60.txt", columns(60), compiler.Filter{Fold: true}},
		{"columns80.txt", columns(80), compiler.Filter{Fold: true}},
		{"columns120.txt", columns(120), compiler.Filter{Fold: true, API: func(api *compiler.API) bool { return len(api.Identifier) < 30 }}},
		{"nothing.txt", wide, compiler.Filter{Application: only("application.none")}},
	} {
		t.Run(c.file, func(t *testing.T) {
			var out bytes.Buffer
			if err := c.write(&out, &Selection{Tenant: tenant, Filter: c.filter}); err != nil {
				t.Fatal(err)
			}
			golden.Check(t, "testdata/"+c.file, out.Bytes())
			if strings.HasSuffix(c.file, ".json") {
				schematest.Validate(t, "matrix", out.Bytes())
			}
		})
	}
}

// wide is a table as wide as its lines.
func wide(w io.Writer, m *Selection) error { return Table(w, m, 0) }

// columns is a table on a terminal of some columns.
func columns(n int) func(io.Writer, *Selection) error {
	return func(w io.Writer, m *Selection) error { return Table(w, m, n) }
}

func TestATableStaysInsideTheTerminal(t *testing.T) {
	for width := 30; width < 240; width++ {
		var out bytes.Buffer
		if err := Table(&out, &Selection{Tenant: shop(t)}, width); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(out.String()) {
			line = strings.TrimSuffix(line, "\n")
			if words := strings.Fields(line); text.Columns(line) > width && len(words) > 1 && !slices.ContainsFunc(words, func(word string) bool { return text.Columns(word)+4 > width }) {
				t.Errorf("in %d columns, a line has %d: %s", width, text.Columns(line), line)
			}
		}
	}
}

// Who can what is the same in every width.
func TestATableOfAnyWidthHasTheSameWords(t *testing.T) {
	words := func(width int) []string {
		var out bytes.Buffer
		if err := Table(&out, &Selection{Tenant: shop(t)}, width); err != nil {
			t.Fatal(err)
		}
		_, rows, _ := strings.Cut(out.String(), "SCOPES\n")
		return strings.Fields(rows)
	}
	want := words(0)
	for _, width := range []int{190, 210, 300} {
		got := words(width)
		slices.Sort(got)
		if sorted := slices.Sorted(slices.Values(want)); !slices.Equal(got, sorted) {
			t.Errorf("in %d columns\ngot  %q\nwant %q", width, got, sorted)
		}
	}
}

// A part of a project is about applications that a policy lets in, even if the API is declared elsewhere.
func TestWhatIsFoldedIsAboutItsApplications(t *testing.T) {
	tenant := crowd(3, 1)
	m := &Selection{Tenant: tenant, Filter: compiler.Filter{Fold: true}, About: map[string]bool{tenant.Applications[1].Address: true}}
	entries := 0
	for open := range m.Folded() {
		if entries++; open.API != tenant.APIs[0] {
			t.Errorf("folded is %s", open.API.Address)
		}
	}
	if entries != 1 {
		t.Errorf("%d entries, want 1", entries)
	}
}

func TestMatrixOfAnEmptyTenantIsComplete(t *testing.T) {
	tenant, _ := compiler.Compile(&config.Config{})
	var out bytes.Buffer
	if err := JSON(&out, &Selection{Tenant: tenant}); err != nil {
		t.Fatal(err)
	}
	schematest.Validate(t, "matrix", out.Bytes())
}

func TestRowsAreWhatEncodingJSONWrites(t *testing.T) {
	cells := 0
	for cell := range shop(t).Matrix(compiler.Filter{All: true}) {
		cells++
		checkRow(t, cell)
	}
	if cells < 30 {
		t.Errorf("the tenant has %d cells, expected more", cells)
	}
}

func TestRowsAreWhatEncodingJSONWritesWhateverTheStrings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }))
		texts := rapid.SliceOfN(text, 0, 3)
		grant := &compiler.ClientGrant{Address: text.Draw(t, "grant")}
		checkRow(t, &compiler.Access{
			Application: &compiler.Application{Address: text.Draw(t, "application"), ClientID: text.Draw(t, "client_id")},
			API:         &compiler.API{Address: text.Draw(t, "api"), Identifier: text.Draw(t, "audience")},
			SubjectType: compiler.SubjectType(text.Draw(t, "subject")), Allowed: rapid.Bool().Draw(t, "allowed"),
			Reason: compiler.Reason(text.Draw(t, "reason")), Unreachable: compiler.Unreachable(text.Draw(t, "unreachable")),
			Grant: grant, Shadowed: rapid.SliceOfN(rapid.Just(grant), 0, 2).Draw(t, "shadowed"),
			Scopes: texts.Draw(t, "scopes"), FutureScopes: rapid.Bool().Draw(t, "future"), UndefinedScopes: texts.Draw(t, "undefined"),
			AuthorizationDetailsTypes: texts.Draw(t, "types"), NarrowedBy: texts.Draw(t, "narrowed"),
			OrganizationUsage: text.Draw(t, "usage"), AllowAnyOrganization: rapid.Bool().Draw(t, "any"),
			Assumed: texts.Draw(t, "assumed"),
		})
	})
}

func checkRow(t interface{ Errorf(string, ...any) }, cell *compiler.Access) {
	var want bytes.Buffer
	encoder := json.NewEncoder(&want)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(cell.Row()); err != nil {
		t.Errorf("encode: %v", err)
	}
	visible := string(document.Visible(want.Bytes()))
	if got := string(newAccessEncoder().append(nil, cell)) + "\n"; got != visible {
		t.Errorf("got  %swant %s", got, visible)
	}
}

func TestNDJSONHasTheRowsOfTheJSON(t *testing.T) {
	m := &Selection{Tenant: shop(t)}
	var document, lines bytes.Buffer
	if err := errors.Join(JSON(&document, m), NDJSON(&lines, m)); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(lines.String()) {
		if !strings.Contains(document.String(), strings.TrimSuffix(line, "\n")) {
			t.Errorf("no such row in the document: %s", line)
		}
	}
}

func TestCSVReadsBackAsTheRows(t *testing.T) {
	m := &Selection{Tenant: shop(t), Filter: compiler.Filter{All: true}}
	var out bytes.Buffer
	if err := CSV(&out, m); err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	i := 0
	for cell := range m.Access() {
		i++
		if want := csvRecord(t, records[0], cell); !slices.Equal(records[i], want) {
			t.Errorf("row %d\ngot  %q\nwant %q", i, records[i], want)
		}
	}
	unresolved := records[i+1:]
	for _, record := range unresolved {
		if record[slices.Index(records[0], "decision")] != "unresolved" || len(record) != len(records[0]) {
			t.Errorf("got the record %q of a grant", record)
		}
	}
	if len(unresolved) != len(m.Tenant.UnresolvedGrants) {
		t.Errorf("%d records for %d cells and %d grants", len(records)-1, i, len(m.Tenant.UnresolvedGrants))
	}
}

// csvRecord is the JSON row and the names by column name, lists joined and a formula made harmless.
func csvRecord(t *testing.T, header []string, cell *compiler.Access) []string {
	t.Helper()
	encoded, err := json.Marshal(cell.Row())
	if err != nil {
		t.Fatal(err)
	}
	var row map[string]any
	if err := json.Unmarshal(encoded, &row); err != nil {
		t.Fatal(err)
	}
	row["application_name"], row["api_name"] = cell.Application.Name, cell.API.Name
	if len(header) != len(row) {
		t.Fatalf("header has %d columns, a row has %d keys", len(header), len(row))
	}
	var record []string
	for _, column := range header {
		text := ""
		switch value := row[column].(type) {
		case nil:
		case []any:
			text = strings.Trim(fmt.Sprint(value), "[]")
		default:
			text = fmt.Sprint(value)
		}
		if strings.HasPrefix(text, "=") {
			text = "'" + text
		}
		record = append(record, text)
	}
	return record
}

func TestCSVFieldsAreQuotedAndFormulasHarmless(t *testing.T) {
	for field, want := range map[string]string{
		"":                     ``,
		"read:posts":           `read:posts`,
		`application.p["crm"]`: `"application.p[""crm""]"`,
		"a,b":                  `"a,b"`,
		"two\nlines":           "\"two\nlines\"",
		"=1+1":                 `'=1+1`,
		"+1":                   `'+1`,
		"-1":                   `'-1`,
		"@SUM(A1)":             `'@SUM(A1)`,
		"\t=1":                 "'\t=1",
		"a=1":                  `a=1`,
	} {
		if got := string(appendField(nil, field)); got != want {
			t.Errorf("field %q: got %s, want %s", field, got, want)
		}
	}
}

// full is a writer that fails, as a full disk does.
type full struct{ room int }

var errFull = errors.New("no space left")

func (f *full) Write(b []byte) (int, error) {
	if f.room -= len(b); f.room < 0 {
		return 0, errFull
	}
	return len(b), nil
}

func TestAMatrixThatCannotBeWrittenIsAnError(t *testing.T) {
	tenant := crowd(300, 3)
	for name, write := range map[string]func(io.Writer, *Selection) error{"json": JSON, "ndjson": NDJSON, "csv": CSV, "table": wide} {
		for _, room := range []int{0, text.BufferSize} {
			if err := write(&full{room}, &Selection{Tenant: tenant}); !errors.Is(err, errFull) {
				t.Errorf("%s with room for %d bytes: got error %v, want %v", name, room, err, errFull)
			}
		}
	}
}

// crowd is a tenant in which every application may call every API.
func crowd(applications, apis int) *compiler.Tenant {
	cfg := &config.Config{}
	for i := range apis {
		name := fmt.Sprintf("api%03d", i)
		api := &config.API{Block: config.Block{Address: "api." + name, Name: name}, Identifier: set("https://" + name + ".example.com")}
		for _, verb := range []string{"read", "write", "delete"} {
			api.Scopes = append(api.Scopes, config.Scope{Name: set(verb + ":" + name)})
		}
		cfg.APIs = append(cfg.APIs, api)
	}
	for i := range applications {
		name := fmt.Sprintf("app%05d", i)
		cfg.Applications = append(cfg.Applications, &config.Application{
			Block: config.Block{Address: "application." + name, Name: name}, ClientID: set(fmt.Sprintf("%032d", i)), AppType: set("regular_web"),
		})
	}
	tenant, _ := compiler.Compile(cfg)
	return tenant
}

func set[T any](value T) config.Located[T] { return config.Located[T]{Value: value, Set: true} }

// A row takes no memory: what a matrix of millions of rows takes is what one row takes.
func TestRowsLeaveNoGarbage(t *testing.T) {
	allocations := func(applications int, write func(io.Writer, *Selection) error) float64 {
		m := &Selection{Tenant: crowd(applications, 10)}
		return testing.AllocsPerRun(2, func() {
			if err := write(io.Discard, m); err != nil {
				t.Fatal(err)
			}
		})
	}
	if few, many := allocations(10, NDJSON), allocations(300, NDJSON); many > few+10 {
		t.Errorf("%.0f allocations for 100 rows, %.0f for 3,000", few, many)
	}
}

func BenchmarkMatrix200000Rows(b *testing.B) {
	m := &Selection{Tenant: crowd(10_000, 20)}
	for name, write := range map[string]func(io.Writer, *Selection) error{"json": JSON, "ndjson": NDJSON, "csv": CSV, "table": wide} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := write(io.Discard, m); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// A text in which nothing is left to disarm gives no commands.
func TestNoTableInLogsGivesCommands(t *testing.T) {
	const evil = "::error::a ##[command]b ##vso[c]d"
	tenant := crowd(1, 1)
	tenant.Applications[0].Address, tenant.APIs[0].Address = evil, evil
	var out bytes.Buffer
	if err := wide(&out, &Selection{Tenant: tenant, Filter: compiler.Filter{All: true}}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), `#\x23[command]`) {
		t.Errorf("the text is not shown:\n%s", &out)
	}
	if runner.Unarmed(out.String()) != out.String() {
		t.Errorf("a runner obeys\n%s", &out)
	}
}
