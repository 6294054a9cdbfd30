package objects

import (
	"grants/compiler"
	"grants/config"
	"grants/diag"
)

// PolicySpan is where an API says what its policy for a subject type is.
func PolicySpan(api *config.API, subject compiler.SubjectType) diag.Span {
	switch {
	case api == nil:
		return diag.Span{}
	case subject == compiler.User:
		return api.UserPolicy.Span
	}
	return api.ClientPolicy.Span
}

// ScopesSpan is where an API lists its scopes.
func ScopesSpan(api *compiler.API) diag.Span {
	if api.Config == nil {
		return diag.Span{}
	}
	return api.Config.ScopesAttribute.Span
}

// ItemSpan is where a list has an item.
func ItemSpan(list config.List, value string) diag.Span {
	for i := range list.Items {
		if list.Items[i].Value == value {
			return list.Items[i].Span
		}
	}
	return diag.Span{}
}
