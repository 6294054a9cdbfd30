package terraform

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/typeexpr"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"grants/internal/door/tree"
)

// ValueFile is a file of values for variables: *.tfvars, or the same as JSON.
type ValueFile struct {
	Name    string
	Content []byte
}

// values are those of the root module's variables: of the files that Terraform reads by itself, the further ones, and the options, of which the later
// count for more.
// https://developer.hashicorp.com/terraform/language/values/variables
func (r *reading) values(dir string) map[string]value {
	found := map[string]value{}
	for _, name := range r.ownValues(dir) {
		content, err := fs.ReadFile(r.fsys, name)
		if err != nil {
			r.unread = append(r.unread, fmt.Errorf("read %q: %w", name, err))
			continue
		}
		r.take(ValueFile{name, content}, found)
	}
	for _, file := range r.options.Files {
		r.take(file, found)
	}
	for variable, text := range r.options.Variables {
		found[variable] = r.typed(variable, text)
	}
	return found
}

// ownValues are the files of values that Terraform reads by itself, in its order.
func (r *reading) ownValues(dir string) []string {
	var first, others []string
	entries, _ := fs.ReadDir(r.fsys, dir)
	for _, entry := range entries {
		switch name := entry.Name(); {
		case name == "terraform.tfvars", name == "terraform.tfvars.json":
			first = append(first, path.Join(dir, name))
		case strings.HasSuffix(name, ".auto.tfvars"), strings.HasSuffix(name, ".auto.tfvars.json"):
			others = append(others, path.Join(dir, name))
		}
	}
	slices.Sort(first)
	slices.Sort(others)
	return append(first, others...)
}

// take keeps the values of a file.
func (r *reading) take(file ValueFile, found map[string]value) {
	if strings.HasSuffix(file.Name, ".json") {
		r.takeJSON(file, found)
		return
	}
	if body, _, ok := r.parseContent(file.Name, file.Content); ok {
		for variable, attribute := range body.Attributes {
			found[variable] = (&module{reading: r}).eval(attribute.Expr, nil)
		}
	}
}

func (r *reading) takeJSON(file ValueFile, found map[string]value) {
	id := r.files.Add(file.Name)
	r.files.SetContent(id, file.Content)
	reader := tree.Reader{File: id}
	documents, err := reader.ReadJSON(file.Content)
	if err == nil && (len(documents) != 1 || documents[0].Kind != tree.Object) {
		err = &tree.Error{At: spanOf(id, hcl.Range{}), Message: "values of variables are one object"}
	}
	if problem, ok := err.(*tree.Error); ok {
		r.torn = append(r.torn, problem)
		return
	}
	for _, m := range documents[0].Pairs() {
		found[m.Key] = value{valueOf(m.Value), nil}
	}
}

// typed is what a text on a command line stands for: an expression, where the variable is no plain value.
func (r *reading) typed(variable, text string) value {
	asText := value{cty.StringVal(text), nil}
	block, declared := r.root.variables[variable]
	if !declared || block.Body.Attributes["type"] == nil {
		return asText
	}
	want, _, problems := typeexpr.TypeConstraintWithDefaults(block.Body.Attributes["type"].Expr)
	if problems.HasErrors() || want.IsPrimitiveType() || want == cty.DynamicPseudoType || refuse([]byte(text), block.file) != nil {
		return asText
	}
	expr, problems := hclsyntax.ParseExpression([]byte(text), "--var "+variable, hcl.InitialPos)
	if problems.HasErrors() {
		return unknown("not-evaluated", "--var %s: %s", variable, lower(problems[0].Summary))
	}
	return (&module{reading: r}).eval(expr, nil)
}
