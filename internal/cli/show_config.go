package cli

import (
	"grants/internal/invocation"
	"grants/internal/project"
	"grants/internal/render/catalogue"
	"grants/internal/settings"
)

// showConfig prints what holds for the rules in one file, instead of findings.
func (s *session) showConfig(p *project.Project, set *settings.Settings, name string) error {
	file, err := s.InProject(p, name)
	if err != nil {
		return err
	}
	shown := &catalogue.Settings{File: p.Place(file), Preset: set.Lint.Preset, Managed: set.Lint.Managed, Domains: set.Lint.CanonicalDomains, Place: p.Place}
	for _, rule := range invocation.RulesOf(p) {
		if rule.Check != nil {
			shown.Rules = append(shown.Rules, set.Lint.Resolve(rule, file))
		}
	}
	return catalogue.SettingsText(s.Stdout, shown)
}
