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

	nested   map[*hclsyntax.Body]map[string]*nestedBlocks // by their type
	elements map[hclsyntax.Expression]map[string]elementOf
	ofEach   map[*hclsyntax.Attribute]bool // whether it is made of each
}

// nestedBlocks are those of one type in a body.
type nestedBlocks struct {
	first  *hclsyntax.Block
	byText map[string]*hclsyntax.Block // by a name that is written out in one
}

// elementOf is what a key has in a for_each.
type elementOf struct {
	expr hclsyntax.Expression
	file diag.FileID
}

func newPlaces(fsys fs.FS, dir string, s *show) *places {
	return &places{
		fsys: fsys, dir: dir, show: s, modules: map[string]map[string]*hclsyntax.Block{}, file: map[*hclsyntax.Block]diag.FileID{}, texts: map[*hclsyntax.Attribute]map[string]diag.Span{},
		locals: map[string]local{}, nested: map[*hclsyntax.Body]map[string]*nestedBlocks{}, elements: map[hclsyntax.Expression]map[string]elementOf{},
		ofEach: map[*hclsyntax.Attribute]bool{},
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
	if err != nil || refuse(content, 0) != nil {
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
		switch nested := p.nestedIn(body, file)[m.Key]; {
		case nested != nil && m.Value.Kind == tree.List:
			p.moveBlocks(m.Value, nested, file)
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

// isName has the attributes that tell nested blocks apart.
var isName = []string{"name", "value", "type"}

// nestedIn is the blocks of a body by their types.
func (p *places) nestedIn(body *hclsyntax.Body, file diag.FileID) map[string]*nestedBlocks {
	if found, known := p.nested[body]; known {
		return found
	}
	found := map[string]*nestedBlocks{}
	p.nested[body] = found
	for _, block := range body.Blocks {
		of := found[block.Type]
		if of == nil {
			of = &nestedBlocks{block, map[string]*hclsyntax.Block{}}
			found[block.Type] = of
		}
		for _, key := range isName {
			if attribute := block.Body.Attributes[key]; attribute != nil {
				for text := range p.literals(attribute, file) {
					of.byText[text] = block
				}
			}
		}
	}
	return found
}

// moveBlocks gives the objects of a list the places of the blocks that they are written as. Sets have lost the order of their blocks, so a name tells.
func (p *places) moveBlocks(list *tree.Node, nested *nestedBlocks, file diag.FileID) {
	list.At = spanOf(file, nested.first.DefRange())
	for _, item := range list.Items {
		block := nested.first
		for _, key := range isName {
			if found := nested.byText[item.Get(key).String()]; found != nil {
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
	elements, known := p.elements[forEach]
	if !known {
		elements = p.elementsOf(forEach, folder, file)
		p.elements[forEach] = elements
	}
	found := map[string]diag.Span{}
	if of, is := elements[key]; is {
		collectLiterals(of.expr, of.file, found)
	}
	return found
}

func (p *places) elementsOf(forEach hclsyntax.Expression, folder string, file diag.FileID) map[string]elementOf {
	expr := expression.Unwrap(forEach)
	if traversal, ok := expr.(*hclsyntax.ScopeTraversalExpr); ok && traversal.Traversal.RootName() == "local" {
		if local, known := p.locals[folder+" "+attributeAt(traversal.Traversal, 1)]; known {
			expr, file = expression.Unwrap(local.Expr), local.file
		}
	}
	object, ok := expr.(*hclsyntax.ObjectConsExpr)
	if !ok {
		return nil
	}
	elements := make(map[string]elementOf, len(object.Items))
	for _, item := range object.Items {
		if name, isLiteral := expression.LiteralKey(item.KeyExpr); isLiteral {
			elements[name] = elementOf{item.ValueExpr, file}
		}
	}
	return elements
}

// moveToElement gives texts that come from each the places that they are written at.
func (p *places) moveToElement(n *tree.Node, body *hclsyntax.Body, literals map[string]diag.Span) {
	for _, m := range n.Members {
		attribute := body.Attributes[m.Key]
		if attribute == nil || !p.mentionsEach(attribute) {
			continue
		}
		m.Value.Walk(func(n *tree.Node) {
			if at, found := literals[n.Text]; found && n.Kind == tree.Text {
				n.At = at
			}
		})
	}
}

func (p *places) mentionsEach(attribute *hclsyntax.Attribute) bool {
	is, known := p.ofEach[attribute]
	if !known {
		is = slices.ContainsFunc(attribute.Expr.Variables(), func(t hcl.Traversal) bool { return t.RootName() == "each" })
		p.ofEach[attribute] = is
	}
	return is
}
