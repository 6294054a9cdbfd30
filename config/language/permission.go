package language

import (
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"grants/config"
	"grants/config/schema"
	"grants/diag"
	"grants/internal/syntax"
)

// permission is a decoder for one permission block of the role that is being read. The permission is the role's from now on.
func (d *decoder) permission(kind *schema.Block, block *hclsyntax.Block) *decoder {
	role := d.object.(*config.Role)
	header := syntax.Span(d.file, block.TypeRange)
	base := config.Block{Address: role.Address, Name: role.Name, Key: role.Key, Header: header}
	base.Span = diag.Span{File: d.file, Start: header.Start, End: uint32(block.CloseBraceRange.End.Byte)}
	permission := kind.New(base).(*config.Permission)
	if role.Permissions = append(role.Permissions, permission); len(role.Permissions) == 1 && !role.PermissionsAttribute.Failed {
		role.PermissionsAttribute = config.Located[struct{}]{Span: header, Set: true}
	}
	within := *d
	within.object, within.kind, within.within = permission, kind, d.within+kind.Name+"."
	return &within
}

// forgetPermissions takes back what was read of a block that is to be read once more.
func forgetPermissions(o config.Object) {
	if role, ok := o.(*config.Role); ok {
		role.Permissions, role.PermissionsAttribute = nil, config.Located[struct{}]{}
	}
}

// isLinkedRole reports whether the references of a role's permissions lead somewhere.
func isLinkedRole(role *config.Role, leads func(*config.Located[config.Reference]) bool) bool {
	for _, permission := range role.Permissions {
		if !leads(&permission.API) {
			return false
		}
	}
	return true
}

func (p *project) checkPermissions(role *config.Role) {
	for _, permission := range role.Permissions {
		p.checkReference(role, &permission.API, "permission.api")
	}
}

// copyRole is a role with permissions of its own.
func copyRole(role *config.Role) *config.Role {
	second := *role
	second.Permissions = make([]*config.Permission, len(role.Permissions))
	for i, permission := range role.Permissions {
		second.Permissions[i] = duplicate(*permission)
	}
	return &second
}
