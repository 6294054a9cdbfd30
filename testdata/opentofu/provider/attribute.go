package main

import "github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"

type attributes = map[string]*schema.Schema

func required(t schema.ValueType) *schema.Schema { return &schema.Schema{Type: t, Required: true} }
func optional(t schema.ValueType) *schema.Schema { return &schema.Schema{Type: t, Optional: true} }
func computed(t schema.ValueType) *schema.Schema { return &schema.Schema{Type: t, Computed: true} }

// given is what the platform fills in where nobody says.
func given(t schema.ValueType) *schema.Schema {
	return &schema.Schema{Type: t, Optional: true, Computed: true}
}

// fixed is what another object has instead where it changes.
func fixed(s *schema.Schema) *schema.Schema {
	s.ForceNew = true
	return s
}

func secret(s *schema.Schema) *schema.Schema {
	s.Sensitive = true
	return s
}

// of gives a list, a set or a map its elements.
func of(s *schema.Schema, t schema.ValueType) *schema.Schema {
	s.Elem = &schema.Schema{Type: t}
	return s
}

// blocks is a list of nested blocks, at most so many; 0 for any number.
func blocks(most int, within attributes) *schema.Schema {
	return &schema.Schema{Type: schema.TypeList, Optional: true, MaxItems: most, Elem: &schema.Resource{Schema: within}}
}

// givenBlocks is one that the platform fills in.
func givenBlocks(within attributes) *schema.Schema {
	s := blocks(1, within)
	s.Computed = true
	return s
}
