package systemapi

import (
	"slices"
	"testing"
)

func TestOf(t *testing.T) {
	tests := []struct {
		identifier, domain string
		want               API
	}{
		{"https://acme.example.com/api/v2/", "acme.example.com", Management},
		{"https://acme.example.com/me/", "acme.example.com", MyAccount},
		{"https://acme.example.com/my-org/", "acme.example.com", MyOrganization},
		{"https://acme.example.com/mfa/", "acme.example.com", MFA},
		{"urn:auth0:express-configure", "acme.example.com", ExpressConfiguration},
		{"https://other.example.com/api/v2/", "", Management},
		{"urn:auth0:express-configure", "", ExpressConfiguration},
		{"https://other.example.com/api/v2/", "acme.example.com", ""},
		{"https://acme.example.com/api/v2", "acme.example.com", ""},
		{"http://acme.example.com/api/v2/", "acme.example.com", ""},
		{"https://acme.example.com/v1/me/", "", ""},
		{"https://acme.example.com", "", ""},
		{"https:///me/", "", ""},
		{"/me/", "", ""},
		{"", "", ""},
		{"https://{domain}/me/", "acme.example.com", ""},
	}
	for _, test := range tests {
		if got := Of(test.identifier, test.domain, nil); got != test.want {
			t.Errorf("Of(%q, %q) = %q, want %q", test.identifier, test.domain, got, test.want)
		}
	}
}

func TestIdentifiersAreRecognised(t *testing.T) {
	for _, api := range All() {
		if got := Of(api.Identifier("acme.example.com"), "acme.example.com", nil); got != api {
			t.Errorf("%q is taken for %q, want %q", api.Identifier("acme.example.com"), got, api)
		}
		if api.Name() == "" {
			t.Errorf("%s has no name", api)
		}
	}
}

func TestEverySystemAPIHasScopes(t *testing.T) {
	for _, api := range All() {
		for _, scopes := range [][]string{api.Scopes(), api.UserScopes()} {
			if !slices.IsSorted(scopes) || len(slices.Compact(slices.Clone(scopes))) != len(scopes) {
				t.Errorf("%s: not sorted, or not distinct: %q", api, scopes)
			}
		}
		if len(api.Scopes()) == 0 {
			t.Errorf("%s has no scopes", api)
		}
	}
	for _, recorded := range []string{"create:organization_clients", "read:entitlements"} { // on no page
		if !slices.Contains(Management.Scopes(), recorded) || slices.Contains(Management.UserScopes(), recorded) {
			t.Errorf("%s is missing, or for users", recorded)
		}
	}
}

func TestLooksLike(t *testing.T) {
	for _, test := range []struct {
		identifier string
		declared   []string
		want       bool
	}{
		{"https://acme.eu.auth0.com/api/v2/", nil, true},
		{"https://acme.eu.auth0.com/api/v2/", []string{"read:orders"}, true},
		{"https://login.example.com/api/v2/", []string{"read:users"}, true},
		{"https://login.example.com/api/v2/", []string{"read:users", "read:orders"}, false},
		{"https://login.example.com/api/v2/", nil, false},
		{"https://acme.eu.auth0.com/orders", nil, false},
		{"urn:auth0:express-configure", nil, true},
	} {
		if got := LooksLike(test.identifier, test.declared); got != test.want {
			t.Errorf("LooksLike(%q, %q) = %v", test.identifier, test.declared, got)
		}
	}
}
