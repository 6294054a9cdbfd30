package terraform

import (
	"slices"

	"grants/internal/door/tree"
)

// connections are those of an organization, of which some may be new. A set has lost the order of its blocks: what is not known yet is what is new of that which
// the blocks name, if it is as many; else what the files beside the plan say.
func (t *tracing) connections(list, blocks *tree.Node) *tree.Node {
	var unknown []*tree.Node
	for _, item := range list.Items {
		if id := item.Get("connection_id"); id != nil && id.Kind == tree.Unknown {
			unknown = append(unknown, item)
		}
	}
	if list.Kind == tree.List && len(unknown) == 0 {
		return list
	}
	var found []string
	for _, block := range blocks.List() {
		named := t.follow(block.Get("connection_id"), t.from.module, maxSteps)
		if len(named) == 1 && slices.Contains(t.fresh[withoutKey(named[0])], named[0]) {
			found = append(found, named[0])
		}
	}
	if list.Kind != tree.List || len(found) != len(unknown) {
		return t.connectionsOfFiles(list)
	}
	for i, item := range unknown {
		item.Set("connection_id", &tree.Node{Kind: tree.Link, Text: found[i], At: item.At})
	}
	return list
}

// connectionsOfFiles are those that the files beside the plan give the organization, where they name each.
func (t *tracing) connectionsOfFiles(list *tree.Node) *tree.Node {
	r := t.files.resource(t.of.address)
	if r == nil {
		return list
	}
	written := r.values.Get(enabledConnections)
	if written == nil || written.Kind != tree.List || list.Kind == tree.List && len(written.Items) != len(list.Items) {
		return list
	}
	named := &tree.Node{Kind: tree.List, At: list.At}
	for _, item := range written.Items {
		id := item.Get("connection_id")
		if target(id) == "" {
			return list
		}
		named.Items = append(named.Items, &tree.Node{Kind: tree.Object, At: list.At, Members: []tree.Member{
			{Key: "connection_id", KeyAt: list.At, Value: &tree.Node{Kind: id.Kind, Text: id.Text, At: list.At}},
		}})
	}
	return named
}
