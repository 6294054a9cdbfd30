package terraform

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"grants/config"
	"grants/diag"
	"grants/internal/door/tree"
)

// isRead has the attributes and nested blocks of resources that say something about access. Nothing else is evaluated.
var isRead = map[string]bool{
	"identifier": true, "name": true, "description": true, "scopes": true, "scope": true, "value": true, "authorization_details": true, "type": true,
	"subject_type_authorization": true, "user": true, "client": true, "policy": true, "enforce_policies": true, "token_dialect": true,
	"token_lifetime": true, "token_lifetime_for_web": true, "allow_offline_access": true, "skip_consent_for_verifiable_first_party_clients": true,
	"consent_policy": true, "signing_alg": true, "resource_server_identifier": true,
	"client_id": true, "app_type": true, "is_first_party": true, "third_party_security_mode": true, "grant_types": true,
	"token_endpoint_auth_method": true, "authentication_method": true, "organization_usage": true, "default_organization": true, "organization_id": true,
	"redirection_policy": true, "token_exchange": true, "allow_any_profile_of_type": true, "external_client_id": true,
	"default_for": true, "audience": true, "subject_type": true, "allow_all_scopes": true, "authorization_details_types": true,
	"allow_any_organization": true, "grant_id": true, "role_id": true, "permissions": true, "permission": true,
	"default_audience": true, "flags": true, "enable_dynamic_client_registration": true, "dynamic_client_registration_security_mode": true,
	"resource_parameter_profile": true, "client_id_metadata_document_supported": true,
	"strategy": true, "is_domain_connection": true, "third_party_client_access": true, "enabled_connections": true, "connection_id": true,
}

// expandResource makes resources of a block.
func (m *module) expandResource(block written) {
	what := block.Labels[0] + "." + block.Labels[1]
	for _, each := range m.instances(block, what) {
		n := m.object(block.Body, block.file, each.scope, m.header(block))
		address := m.address(block, each.key)
		if id, of := m.clientID(address); block.Labels[0] == "auth0_client" && of.expr != nil {
			n.Members = append(n.Members, tree.Member{Key: "client_id", KeyAt: n.At, Value: m.node(id, of.expr, nil, of.file)})
		} else if isNamedByID[block.Labels[0]] && of.expr != nil {
			n.Members = append(n.Members, tree.Member{Key: "id", KeyAt: n.At, Value: m.node(id, of.expr, nil, of.file)})
		}
		m.addResource(address, block.Labels[0], n)
		m.noteIgnored(block, address)
	}
}

// isNamedByID has the resources whose id an import block gives.
var isNamedByID = map[string]bool{"auth0_role": true, "auth0_connection": true, "auth0_organization": true}

func (r *reading) addResource(address, kind string, n *tree.Node) {
	r.resources = append(r.resources, &resource{address: address, kind: kind, values: n})
}

// unclear is the one instance that stands for nobody knows how many.
func (m *module) unclear(why *cause, what string, block written, within scope) []instance {
	if why == nil {
		why = &cause{"not-evaluated", "it is no map, set or number"}
	}
	gap := config.Gap{
		ID: why.gap, Effect: config.GapAccess, At: m.header(block),
		Message: fmt.Sprintf("nobody knows how many %s there are: %s", prefix(m.path)+what, why.message),
	}
	switch {
	case isWanted[block.Labels[0]] && block.Type == "resource":
		gap.Attribute = "for_each"
		m.gapOf(m.address(block, ""), gap)
		m.uncounted = append(m.uncounted, kindsOf[block.Labels[0]]...)
	case block.Type == "module":
		m.gap(gap)
		m.uncounted = append(m.uncounted, everyKind...)
	}
	return []instance{{scope: within, unclear: why}}
}

// everyKind is what a module may have.
var everyKind = []config.Kind{config.KindAPI, config.KindApplication, config.KindClientGrant, config.KindThirdPartyDefault, config.KindRole}

// kindsOf has what resources are of which nobody knows how many there are, so that nothing follows from their absence.
var kindsOf = map[string][]config.Kind{
	"auth0_resource_server": {config.KindAPI}, "auth0_client": {config.KindApplication}, "auth0_client_cimd": {config.KindApplication},
	"auth0_client_grant": {config.KindClientGrant, config.KindThirdPartyDefault}, "auth0_role": {config.KindRole},
}

// noteIgnored says that the tenant may have something else than the files where Terraform is told not to look.
func (m *module) noteIgnored(block written, address string) {
	for _, lifecycle := range block.Body.Blocks {
		attribute := lifecycle.Body.Attributes["ignore_changes"]
		if lifecycle.Type != "lifecycle" || attribute == nil {
			continue
		}
		at := spanOf(block.file, attribute.Expr.Range())
		for _, name := range ignored(attribute.Expr) {
			if name == "all" || isRead[name] {
				m.gapOf(address, config.Gap{
					ID: "change-ignored", Attribute: name, Effect: config.GapAccess, At: at,
					Message: fmt.Sprintf("Terraform does not look at changes of %s, so that the tenant may have another value", name),
				})
			}
		}
	}
}

func ignored(expr hclsyntax.Expression) []string {
	if keyword := hcl.ExprAsKeyword(expr); keyword != "" {
		return []string{keyword}
	}
	var names []string
	if list, ok := expr.(*hclsyntax.TupleConsExpr); ok {
		for _, item := range list.Exprs {
			if traversal, problems := hcl.AbsTraversalForExpr(item); !problems.HasErrors() {
				names = append(names, traversal.RootName())
			}
		}
	}
	return names
}

// object evaluates the attributes and nested blocks of a body.
func (m *module) object(body *hclsyntax.Body, file diag.FileID, within scope, at diag.Span) *tree.Node {
	n := &tree.Node{Kind: tree.Object, At: at}
	for _, name := range sortedKeys(body.Attributes) {
		if !isRead[name] {
			continue
		}
		attribute := body.Attributes[name]
		n.Members = append(n.Members, tree.Member{
			Key: name, KeyAt: spanOf(file, attribute.NameRange), Value: m.node(m.eval(attribute.Expr, within), attribute.Expr, within, file),
		})
	}
	for _, block := range body.Blocks {
		name, dynamic := block.Type, false
		if name == "dynamic" && len(block.Labels) == 1 {
			name, dynamic = block.Labels[0], true
		}
		if !isRead[name] {
			continue
		}
		header := spanOf(file, block.DefRange())
		list := n.Get(name)
		if list == nil || list.Kind != tree.List {
			list = &tree.Node{Kind: tree.List, At: header}
			n.Members = append(n.Members, tree.Member{Key: name, KeyAt: header, Value: list})
		}
		if !dynamic {
			list.Items = append(list.Items, m.object(block.Body, file, within, header))
			continue
		}
		if unknown := m.dynamic(list, block, file, within, header); unknown != nil {
			n.Set(name, unknown)
		}
	}
	return n
}

// dynamic adds the blocks that a dynamic block stands for. Where nobody knows how many these are, it is a value that is not known.
func (m *module) dynamic(list *tree.Node, block *hclsyntax.Block, file diag.FileID, within scope, at diag.Span) *tree.Node {
	forEach := block.Body.Attributes["for_each"]
	i := slices.IndexFunc(block.Body.Blocks, func(b *hclsyntax.Block) bool { return b.Type == "content" })
	if forEach == nil || i < 0 {
		return nil
	}
	iterator := block.Labels[0]
	if named := block.Body.Attributes["iterator"]; named != nil {
		iterator = hcl.ExprAsKeyword(named.Expr)
	}
	v := m.eval(forEach.Expr, within)
	if v.IsNull() || !v.IsKnown() || !v.CanIterateElements() {
		return m.node(value{cty.DynamicVal, v.why}, forEach.Expr, within, file)
	}
	for it := v.ElementIterator(); it.Next(); {
		if !m.another() {
			break
		}
		key, element := it.Element()
		inner := scope{iterator: part(cty.ObjectVal(map[string]cty.Value{"key": key, "value": element}), v.why)}
		for name, v := range within {
			inner[name] = v
		}
		item := m.object(block.Body.Blocks[i].Body, file, inner, at)
		m.placeAt(item, forEach.Expr, file)
		list.Items = append(list.Items, item)
	}
	return nil
}

// placeAt moves the texts of an object to where they are written out in what it is made from.
func (m *module) placeAt(n *tree.Node, expr hclsyntax.Expression, file diag.FileID) {
	literals := m.literalsOf(expr, file)
	n.Walk(func(n *tree.Node) {
		if at, found := literals[n.Text]; found && n.Kind == tree.Text {
			n.At = at
		}
	})
}

// node is a value as a node, at the place of its expression. Texts that are written out in it, or in a local that it names, stand there.
func (m *module) node(v value, expr hclsyntax.Expression, within scope, file diag.FileID) *tree.Node {
	c := &conversion{why: v.why, at: spanOf(file, expr.Range()), literals: m.literalsOf(expr, file)}
	if c.why == nil {
		c.why = &cause{"known-after-apply", "it is known only after the plan is applied"}
	}
	if !v.IsKnown() {
		if api := m.namedAPI(expr, within); api != "" {
			return &tree.Node{Kind: tree.Link, Text: api, At: c.at}
		}
		c.literal = m.literalOf(expr, within)
	}
	return c.node(v.Value)
}

// literalsOf are the strings that are written out in an expression, and in the locals that it names.
func (m *module) literalsOf(expr hclsyntax.Expression, file diag.FileID) map[string]diag.Span {
	return m.literalsWithin(expr, file, maxNamedLiterals)
}

// How far literals are looked for, which only says where a text stands.
const (
	maxLiterals      = 4_000_000 // of all expressions together
	maxNamedLiterals = 5         // locals that name one another
)

func (m *module) literalsWithin(expr hclsyntax.Expression, file diag.FileID, steps int) map[string]diag.Span {
	if found, known := m.literals[expr]; known {
		return found
	}
	found := map[string]diag.Span{}
	m.literals[expr] = found
	collectLiterals(expr, file, found)
	defer func() { m.room -= len(found) }()
	if steps == 0 {
		return found
	}
	for _, traversal := range m.look(expr).traversals {
		if local, is := m.locals[attributeAt(traversal, 1)]; is && traversal.RootName() == "local" {
			for text, at := range m.literalsWithin(local.Expr, local.file, steps-1) {
				if len(found) > m.room {
					return found
				}
				if _, known := found[text]; !known {
					found[text] = at
				}
			}
		}
	}
	return found
}

// conversion makes nodes of a value.
type conversion struct {
	why      *cause
	at       diag.Span
	literals map[string]diag.Span
	literal  string
}

func (c *conversion) node(v cty.Value) *tree.Node {
	n := &tree.Node{At: c.at}
	switch t := v.Type(); {
	case !v.IsKnown():
		n.Kind, n.Gap, n.Text, n.Literal = tree.Unknown, c.why.gap, c.why.message, c.literal
	case v.IsNull():
	case t == cty.String:
		c.text(n, v.AsString())
	case t == cty.Number:
		n.Kind, n.Text = tree.Number, v.AsBigFloat().Text('f', -1)
	case t == cty.Bool:
		n.Kind, n.Text = tree.Bool, fmt.Sprint(v.True())
	case t.IsObjectType() || t.IsMapType():
		n.Kind = tree.Object
		for it := v.ElementIterator(); it.Next(); {
			key, element := it.Element()
			n.Members = append(n.Members, tree.Member{Key: key.AsString(), KeyAt: c.at, Value: c.node(element)})
		}
	case v.CanIterateElements():
		n.Kind = tree.List
		for it := v.ElementIterator(); it.Next(); {
			_, element := it.Element()
			n.Items = append(n.Items, c.node(element))
		}
	}
	return n
}

// text is a string, or the reference that a stand-in is.
func (c *conversion) text(n *tree.Node, text string) {
	switch {
	case !strings.Contains(text, standInMark):
		n.Kind, n.Text = tree.Text, text
		if at, found := c.literals[text]; found {
			n.At = at
		}
	case standsFor(text) != "":
		n.Kind, n.Text = tree.Link, standsFor(text)
	default:
		n.Kind, n.Gap, n.Text = tree.Unknown, "known-after-apply", "an id in it is known only after the plan is applied"
		n.Literal = strings.ReplaceAll(text, standInMark, "")
	}
}
