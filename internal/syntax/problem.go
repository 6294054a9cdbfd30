package syntax

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2"

	"grants/diag"
)

// Problem is a diagnostic of HCL's about a file, in our words.
func Problem(files *diag.Files, code string, problem *hcl.Diagnostic, file diag.FileID) diag.Diagnostic {
	d := diag.Diagnostic{Code: code, Severity: diag.Error}
	d.Message, d.Detail = reword(problem)
	if detail, meant, ok := strings.Cut(d.Detail, "Did you mean "); ok {
		d.Detail, d.Hint = strings.TrimSpace(detail), "did you mean "+strings.TrimSpace(meant)
	}
	if problem.Subject != nil {
		d.Range = files.Range(Span(file, clip(*problem.Subject)))
	}
	return d
}

// ParseProblem is the first of the parse errors of a file: the others follow from it.
func ParseProblem(files *diag.Files, content []byte, problems hcl.Diagnostics, file diag.FileID) diag.Diagnostic {
	first := slices.MinFunc(problems, func(a, b *hcl.Diagnostic) int { return a.Subject.Start.Byte - b.Subject.Start.Byte })
	if first.Summary == "Unterminated template string" {
		if at := bytes.LastIndex(content[:first.Subject.Start.Byte], []byte("<<")); at >= 0 {
			first.Subject = &hcl.Range{Start: hcl.Pos{Byte: at}, End: hcl.Pos{Byte: at + len("<<")}}
		}
	}
	return Problem(files, CodeSyntax, first, file)
}

// clip makes a range that is nothing but the end of a line empty.
func clip(rng hcl.Range) hcl.Range {
	if rng.End.Line == rng.Start.Line+1 && rng.End.Column == 1 {
		rng.End = rng.Start
	}
	return rng
}

// wording is what we say in place of HCL's summary, and its detail where HCL's would not do. $1 is what the pattern finds in HCL's detail.
type wording struct {
	summary string
	detail  *regexp.Regexp // nil where HCL's detail does not matter
	message string
	remedy  string
}

var wordings = []wording{
	{"Unclosed configuration block", nil, "this block has no closing brace", "Write } where it ends."},
	{"Missing item separator", nil, "a comma or the closing bracket is missing before this", "An unfinished string in front of it has the same effect."},
	{"Missing attribute separator", nil, "a comma or the closing brace is missing before this", ""},
	{"Missing argument separator", nil, "a comma or the closing parenthesis is missing before this", ""},
	{"Unbalanced parentheses", nil, "the closing parenthesis is missing before this", ""},
	{"Unterminated function call", nil, "this call has no closing parenthesis", ""},
	{"Unterminated tuple constructor expression", nil, "this list has no closing bracket", ""},
	{"Unterminated object constructor expression", nil, "this map has no closing brace", ""},
	{"Unclosed index brackets", nil, "this index has no closing bracket", ""},
	{"Missing close bracket on index", nil, "the closing bracket of an index is missing before this", ""},
	{"Unclosed template interpolation sequence", nil, "this interpolation has no closing brace", "Write ${ ... }; a literal ${ is written $${."},
	{"Extra characters after interpolation expression", nil, "the closing brace of an interpolation is missing before this", "Write ${ ... }; a literal ${ is written $${."},
	{"Invalid multi-line string", nil, "this string has no closing quote", "A string ends in the line it starts in; a text of several lines is a heredoc: <<EOT."},
	{"Unterminated template string", nil, "this heredoc is never closed", "Write its marker in a line of its own where it ends."},
	{"Unexpected end of template", regexp.MustCompile(`^The (\w+) directive`), "this template ends before its %{ $1 } does", "Write %{ end$1 } where it ends."},
	{"Missing newline after argument", nil, "a second value in one line", "Each attribute has a line of its own, and a list its brackets."},
	{"Missing newline after block definition", nil, "something follows the block in its line", "Each block has lines of its own."},
	{"Argument or block definition required", regexp.MustCompile(`equals sign`), "a value is missing after this", "Write NAME = VALUE."},
	{"Argument or block definition required", nil, "there is neither an attribute nor a block here", "An attribute is NAME = VALUE, and a block TYPE \"NAME\" { ... }."},
	{"Invalid argument name", nil, "an attribute's name stands without quotes", ""},
	{"Invalid block definition", regexp.MustCompile(`same line`), "the block's opening brace is missing here", "It stands in the line of the block's type and name. An attribute is NAME = VALUE."},
	{"Invalid block definition", nil, "this is neither an attribute nor a block", "An attribute is NAME = VALUE, and a block TYPE \"NAME\" { ... }."},
	{"Invalid single-argument block definition", nil, "a block in one line has one attribute at most", "Give every attribute a line of its own."},
	{"Argument definition required", nil, "a block in one line has an attribute, and no block", "Give the block within it lines of its own."},
	{"Attribute redefined", regexp.MustCompile(`argument "([^"]*)"`), `"$1" is set twice in this block`, ""},
	{"Duplicate argument", regexp.MustCompile(`argument "([^"]*)"`), `"$1" is set twice in this block`, ""},
	{"Invalid expression", nil, "a value is expected here", ""},
	{"Missing expression", nil, "a value is expected here", ""},
	{"Missing false expression in conditional", nil, "this conditional has no second result", "Write CONDITION ? VALUE : VALUE."},
	{"Invalid character", regexp.MustCompile(`(?i)single quotes`), "a string stands in double quotes", ""},
	{"Invalid character", regexp.MustCompile(`^The (".") character`), "$1 has no meaning here", ""},
	{"Invalid character", nil, "this character has no meaning here", ""},
	{"Invalid escape sequence", regexp.MustCompile(`^The symbol "([^"]*)"`), `there is no escape \$1`, "A backslash itself is written \\\\."},
	{"Invalid string literal", regexp.MustCompile(`Template`), "a name can't have an interpolation", ""},
	{"Invalid 'for' expression", regexp.MustCompile(`colon`), "a colon is missing before this", "Write [for NAME in LIST : VALUE]."},
	{"Invalid index", nil, "there is no such element", ""},
	{"Unsupported attribute", regexp.MustCompile(`named "([^"]*)"`), `there is no attribute "$1" in this value`, ""},
	{"Unsupported attribute", nil, "this value has no attributes", ""},
	{"Call to unknown function", regexp.MustCompile(`named "([^"]*)"\.(.*)$`), `there is no function "$1"`, "$2"},
	{"Invalid function argument", regexp.MustCompile(`^Invalid value for "([^"]*)" parameter: (.*)\.$`), `the argument "$1" does not fit: $2`, ""},
	{"Error in function call", regexp.MustCompile(`^Call to function "([^"]*)" failed: (.*)\.$`), "$1 fails: $2", ""},
	{"Not enough function arguments", regexp.MustCompile(`^Function "([^"]*)" expects (\d+).*"([^"]*)"`), `the argument "$3" of $1 is missing`, ""},
	{"Too many function arguments", regexp.MustCompile(`^Function "([^"]*)" expects only (\d+)`), "this is one argument too many for $1", ""},
	{"Invalid template interpolation value", regexp.MustCompile(`null`), "null can't be part of a string", ""},
	{"Invalid template interpolation value", nil, "a list or map can't be part of a string", "Make a string of it with join or jsonencode."},
	{"Iteration over non-iterable value", regexp.MustCompile(`null`), "null has no elements", ""},
	{"Iteration over non-iterable value", nil, "this is neither a list nor a map, and has no elements", ""},
	{"Duplicate object key", regexp.MustCompile(`key ("[^"]*")`), "the key $1 comes up twice", "Write VALUE... to gather the values of equal keys."},
	{"Invalid type specification", nil, "there is no such type", "Types are string, number, bool, any, list(...), set(...), map(...), object({...}) and tuple([...])."},
	{"Unclosed object", nil, "this object has no closing brace", ""},
	{"Incorrect JSON value type", regexp.MustCompile(`"(\w+)" blocks`), `"$1" takes an object, or an array of objects`, ""},
	{"Incorrect JSON value type", nil, "an object is expected here", ""},
	{"Root value must be object", nil, "a file holds one object", ""},
	{"Invalid JSON keyword", regexp.MustCompile(`^("[^"]*")`), "$1 has no meaning in JSON", "There are true, false and null; a string stands in double quotes."},
	{"Invalid JSON number", nil, "this is no number", ""},
}

// reword says what HCL says in the words of this tool: what is, and then what to do.
func reword(problem *hcl.Diagnostic) (message, detail string) {
	for _, w := range wordings {
		if w.summary != problem.Summary {
			continue
		}
		if w.detail == nil {
			return w.message, w.remedy
		}
		if found := w.detail.FindStringSubmatchIndex(problem.Detail); found != nil {
			expand := func(template string) string {
				return strings.TrimSpace(string(w.detail.ExpandString(nil, escapeBraces(template), problem.Detail, found)))
			}
			return expand(w.message), expand(w.remedy)
		}
	}
	return lowerFirst(strings.TrimSuffix(problem.Summary, ".")), problem.Detail
}

// escapeBraces keeps the ${ of a remedy from being taken for a place to fill in.
func escapeBraces(template string) string { return strings.ReplaceAll(template, "${", "$${") }

func lowerFirst(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	if next, _ := utf8.DecodeRuneInString(s[n:]); unicode.IsUpper(next) {
		return s // an abbreviation
	}
	return string(unicode.ToLower(first)) + s[n:]
}
