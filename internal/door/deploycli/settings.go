package deploycli

import (
	"encoding/json"
	"fmt"
	"slices"
)

// Settings are what is read of the deploy CLI's config.json. Nothing else of it is looked at: it holds secrets.
// https://auth0.com/docs/deploy-monitor/deploy-cli-tool/configuring-the-deploy-cli
type Settings struct {
	Domain   string   `json:"AUTH0_DOMAIN"`
	Keywords Keywords `json:"AUTH0_KEYWORD_REPLACE_MAPPINGS"`

	Excluded     []string `json:"AUTH0_EXCLUDED"`
	IncludedOnly []string `json:"AUTH0_INCLUDED_ONLY"`

	ExcludedClients         []string `json:"AUTH0_EXCLUDED_CLIENTS"`
	ExcludedResourceServers []string `json:"AUTH0_EXCLUDED_RESOURCE_SERVERS"`
	ExcludedConnections     []string `json:"AUTH0_EXCLUDED_CONNECTIONS"`
	ExcludedDatabases       []string `json:"AUTH0_EXCLUDED_DATABASES"`
	IncludedConnections     []string `json:"AUTH0_INCLUDED_CONNECTIONS"`
	ExcludeThirdParties     bool     `json:"AUTH0_EXCLUDE_THIRD_PARTY_CLIENTS"`
}

// ReadSettings reads a config.json.
func ReadSettings(content []byte) (*Settings, error) {
	var settings Settings
	text := content
	if len(text) >= 3 && string(text[:3]) == "\xef\xbb\xbf" {
		text = text[3:]
	}
	if err := json.Unmarshal(text, &settings); err != nil {
		return nil, fmt.Errorf("it is no config.json of the deploy CLI: %w", err)
	}
	return &settings, nil
}

// excludes is the setting that leaves out a kind; empty where none does.
func (s *Settings) excludes(key string) string {
	switch {
	case slices.Contains(s.Excluded, key):
		return "AUTH0_EXCLUDED"
	case len(s.IncludedOnly) > 0 && !slices.Contains(s.IncludedOnly, key):
		return "AUTH0_INCLUDED_ONLY"
	}
	return ""
}

// excludesSome is the setting that leaves out some objects of what the YAML has at a key; empty where none does.
func (s *Settings) excludesSome(key string) string {
	switch {
	case key == "resourceServers" && len(s.ExcludedResourceServers) > 0:
		return "AUTH0_EXCLUDED_RESOURCE_SERVERS"
	case key == "clients" && len(s.ExcludedClients) > 0:
		return "AUTH0_EXCLUDED_CLIENTS"
	case key == "connections" && len(s.IncludedConnections) > 0:
		return "AUTH0_INCLUDED_CONNECTIONS"
	case key == "connections" && len(s.ExcludedConnections) > 0:
		return "AUTH0_EXCLUDED_CONNECTIONS"
	case key == "databases" && len(s.ExcludedDatabases) > 0:
		return "AUTH0_EXCLUDED_DATABASES"
	case (key == "clients" || key == "clientGrants" || key == "roles") && s.ExcludeThirdParties:
		return "AUTH0_EXCLUDE_THIRD_PARTY_CLIENTS"
	}
	return ""
}
