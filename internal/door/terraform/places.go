package terraform

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"grants/diag"
	"grants/internal/door/tree"
	"grants/internal/expression"
)

// places find out where in the files of a configuration its resources stand. What terraform shows has no places of its own: it is one line of JSON.
type places struct {
	fsys    fs.FS
	dir     string
	show    *show
	modules map[string]map[string]*hclsyntax.Block // by folder, and type and name
	file    map[*hclsyntax.Block]diag.FileID
	texts   map[*hclsyntax.Attribute]map[string]diag.Span // literals, which all instances of a resource share
	locals  map[string]local                              // by the folder of their module and their name
}

func newPlaces(fsys fs.FS, dir string, s *show) *places {
	return &places{
		fsys: fsys, dir: dir, show: s, modules: map[string]map[string]*hclsyntax.Block{}, file: map[*hclsyntax.Block]diag.FileID{}, texts: map[*hclsyntax.Attribute]map[string]diag.Span{},
		locals: map[string]local{},
	}
}

// apply moves the places of all resources that are found.
func (p *places) apply() {
	for _, r := range p.show.resources {
		if r.address == "" {
			continue
		}
		a := parse(r.address)
		kind := a.kind
		if r.data {
			kind = "data." + kind
		}
		folder := p.folder(a.module)
		block := p.module(folder)[kind+"."+a.name]
		if block == nil {
			continue
		}
		file := p.file[block]
		p.move(r.values, block.Body, file, spanOf(file, block.DefRange()))
		if forEach := block.Body.Attributes["for_each"]; forEach != nil && a.key != "" {
			p.moveToElement(r.values, block.Body, p.element(forEach.Expr, unquoteKey(a.key), folder, file))
		}
	}
}

// folder is that of a module whose source is local; empty where it is not.
func (p *places) folder(module []step) string {
	dir, at := p.dir, p.show.root.Get("configuration").Get("root_module")
	for _, s := range module {
		call := at.Get("module_calls").Get(s.name)
		source := call.Get("source").String()
		if !strings.HasPrefix(source, "./") && !strings.HasPrefix(source, "../") {
			return ""
		}
		dir, at = path.Join(dir, source), call.Get("module")
	}
	return dir
}

// maxFile is how many bytes of a file of Terraform are read.
const maxFile = 4 << 20

// module is the blocks of the files in a folder.
func (p *places) module(dir string) map[string]*hclsyntax.Block {
	if dir == "" || !fs.ValidPath(dir) {
		return nil
	}
	if blocks, known := p.modules[dir]; known {
		return blocks
	}
	blocks := map[string]*hclsyntax.Block{}
	p.modules[dir] = blocks
	entries, _ := fs.ReadDir(p.fsys, dir)
	for _, entry := range entries {
		if path.Ext(entry.Name()) != ".tf" || !entry.Type().IsRegular() {
			continue
		}
		if info, err := entry.Info(); err != nil || info.Size() > maxFile {
			continue
		}
		p.read(path.Join(dir, entry.Name()), blocks)
	}
	return blocks
}

func (p *places) read(name string, blocks map[string]*hclsyntax.Block) {
	content, err := fs.ReadFile(p.fsys, name)
	if err != nil || tooDeep(content) {
		return
	}
	parsed, problems := hclsyntax.ParseConfig(content, name, hcl.InitialPos)
	if problems.HasErrors() || parsed == nil {
		return
	}
	file := p.show.files.Add(name)
	p.show.files.SetContent(file, content)
	folder := path.Dir(name)
	for _, block := range parsed.Body.(*hclsyntax.Body).Blocks {
		if block.Type == "locals" {
			for name, attribute := range block.Body.Attributes {
				p.locals[folder+" "+name] = local{attribute, file}
			}
		}
		if len(block.Labels) != 2 {
			continue
		}
		key := block.Labels[0] + "." + block.Labels[1]
		if block.Type == "data" {
			key = "data." + key
		}
		blocks[key], p.file[block] = block, file
	}
}

// maxNesting is how deep brackets may stand in one another: HCL's parser dies of far more.
const maxNesting = 200

func tooDeep(content []byte) bool {
	depth, most := 0, 0
	for _, b := range content {
		switch b {
		case '{', '[', '(':
			depth++
			most = max(most, depth)
		case '}', ']', ')':
			depth--
		}
	}
	return most > maxNesting
}

func spanOf(file diag.FileID, r hcl.Range) diag.Span {
	return diag.Span{File: file, Start: uint32(r.Start.Byte), End: uint32(r.End.Byte)}
}

// move gives an object the places of the block that it comes from: an attribute's where it has one, else the header's.
func (p *places) move(n *tree.Node, body *hclsyntax.Body, file diag.FileID, header diag.Span) {
	n.At = header
	for i := range n.Members {
		m := &n.Members[i]
		at, literals := header, map[string]diag.Span(nil)
		if attribute := body.Attributes[m.Key]; attribute != nil {
			at = spanOf(file, attribute.Expr.Range())
			literals = p.literals(attribute, file)
		}
		m.KeyAt = at
		nested := slices.IndexFunc(body.Blocks, func(b *hclsyntax.Block) bool { return b.Type == m.Key })
		switch {
		case nested >= 0 && m.Value.Kind == tree.List:
			p.moveBlocks(m.Value, body, m.Key, file)
		default:
			m.Value.Walk(func(n *tree.Node) {
				n.At = at
				if literal, found := literals[n.Text]; found && n.Kind == tree.Text {
					n.At = literal
				}
			})
		}
	}
}

// moveBlocks gives the objects of a list the places of the blocks that they are written as. Sets have lost the order of their blocks, so a name tells.
func (p *places) moveBlocks(list *tree.Node, body *hclsyntax.Body, name string, file diag.FileID) {
	byText := map[string]*hclsyntax.Block{}
	var first *hclsyntax.Block
	for _, block := range body.Blocks {
		if block.Type != name {
			continue
		}
		if first == nil {
			first = block
			list.At = spanOf(file, block.DefRange())
		}
		for _, key := range []string{"name", "value", "type"} {
			if attribute := block.Body.Attributes[key]; attribute != nil {
				for text := range p.literals(attribute, file) {
					byText[text] = block
				}
			}
		}
	}
	for _, item := range list.Items {
		block := first
		for _, key := range []string{"name", "value", "type"} {
			if found := byText[item.Get(key).String()]; found != nil {
				block = found
			}
		}
		if item.Kind == tree.Object {
			p.move(item, block.Body, file, spanOf(file, block.DefRange()))
		}
	}
}

// literals are the strings that are written out in an attribute.
func (p *places) literals(attribute *hclsyntax.Attribute, file diag.FileID) map[string]diag.Span {
	if found, known := p.texts[attribute]; known {
		return found
	}
	found := map[string]diag.Span{}
	p.texts[attribute] = found
	collectLiterals(attribute.Expr, file, found)
	return found
}

// collectLiterals keeps the strings that are written out in an expression.
func collectLiterals(expr hclsyntax.Expression, file diag.FileID, found map[string]diag.Span) {
	_ = hclsyntax.VisitAll(expr, func(n hclsyntax.Node) hcl.Diagnostics {
		if template, ok := n.(*hclsyntax.TemplateExpr); ok && template.IsStringLiteral() {
			if value, problems := template.Value(nil); !problems.HasErrors() {
				text := value.AsString()
				if _, known := found[text]; !known {
					found[text] = spanOf(file, template.Range())
				}
			}
		}
		return nil
	})
}

// element is the strings that are written out in the element of a for_each that an instance is made of: that of its key in a map, which may be a local.
func (p *places) element(forEach hclsyntax.Expression, key, folder string, file diag.FileID) map[string]diag.Span {
	found := map[string]diag.Span{}
	expr := expression.Unwrap(forEach)
	if traversal, ok := expr.(*hclsyntax.ScopeTraversalExpr); ok && traversal.Traversal.RootName() == "local" {
		if local, known := p.locals[folder+" "+attributeAt(traversal.Traversal, 1)]; known {
			expr, file = expression.Unwrap(local.Expr), local.file
		}
	}
	object, ok := expr.(*hclsyntax.ObjectConsExpr)
	if !ok {
		return found
	}
	for _, item := range object.Items {
		if name, isLiteral := expression.LiteralKey(item.KeyExpr); isLiteral && name == key {
			collectLiterals(item.ValueExpr, file, found)
		}
	}
	return found
}

// moveToElement gives texts that come from each the places that they are written at.
func (p *places) moveToElement(n *tree.Node, body *hclsyntax.Body, literals map[string]diag.Span) {
	for _, m := range n.Members {
		attribute := body.Attributes[m.Key]
		if attribute == nil || !mentions(attribute.Expr, "each") {
			continue
		}
		m.Value.Walk(func(n *tree.Node) {
			if at, found := literals[n.Text]; found && n.Kind == tree.Text {
				n.At = at
			}
		})
	}
}

func mentions(expr hclsyntax.Expression, root string) bool {
	return slices.ContainsFunc(expr.Variables(), func(t hcl.Traversal) bool { return t.RootName() == root })
}
