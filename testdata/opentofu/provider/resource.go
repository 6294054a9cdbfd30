package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/hashicorp/terraform-plugin-sdk/v2/diag"
	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
)

// resource is a resource without anything behind it: what is planned comes to be, and the platform fills in the rest.
func resource(within attributes, id func(*schema.ResourceData) string, fill func(*schema.ResourceData) map[string]any) *schema.Resource {
	keep := func(_ context.Context, d *schema.ResourceData, _ any) diag.Diagnostics {
		if d.Id() == "" {
			d.SetId(id(d))
		}
		if fill == nil {
			return nil
		}
		for name, value := range fill(d) {
			if err := d.Set(name, value); err != nil {
				return diag.FromErr(fmt.Errorf("%s: %w", name, err))
			}
		}
		return nil
	}
	nothing := func(context.Context, *schema.ResourceData, any) diag.Diagnostics { return nil }
	r := &schema.Resource{Schema: within, CreateContext: keep, ReadContext: nothing, DeleteContext: nothing}
	for _, s := range within {
		if !s.ForceNew && (s.Required || s.Optional) {
			r.UpdateContext = keep
		}
	}
	return r
}

// made is an id of so many characters, always the same of the same.
func made(prefix string, length int, of ...any) string {
	sum := sha256.Sum256([]byte(fmt.Sprint(of...)))
	return prefix + hex.EncodeToString(sum[:])[:length]
}

// or is a value that was given, or else the platform's.
func or(d *schema.ResourceData, name string, platform any) any {
	if value, is := d.GetOk(name); is {
		return value
	}
	return platform
}
