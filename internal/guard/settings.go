package guard

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"grants/diag"
	"grants/internal/settings"
	"grants/lint"
	"grants/plan"
)

// settingsChange is the settings before and after a change.
type settingsChange struct {
	rules      []*lint.Rule
	base, head *settings.Settings
	classes    []class
	found      []diag.Diagnostic
}

// class is files that the same overrides are for.
type class struct {
	name string // a path of an override, or one of the files; empty for all files that no override is for
	file string // that stands for them
	glob bool
}

func newSettingsChange(rules []*lint.Rule, base, head *settings.Settings, files []string) *settingsChange {
	c := &settingsChange{rules: rules, base: withPaths(base), head: withPaths(head)}
	c.classes = append(c.classes, class{})
	seen := map[string]bool{}
	for _, o := range slices.Concat(c.head.Lint.Overrides, c.base.Lint.Overrides) {
		for _, glob := range o.Paths {
			if !seen[glob] {
				seen[glob] = true
				c.classes = append(c.classes, class{name: glob, file: glob, glob: true})
			}
		}
	}
	for _, file := range files {
		if which := c.overridesOf(file); strings.Contains(which, "1") && !seen[which] {
			seen[which] = true
			c.classes = append(c.classes, class{name: file, file: file})
		}
	}
	return c
}

// withPaths lets a path of an override stand for the files that it matches.
func withPaths(s *settings.Settings) *settings.Settings {
	with := *s
	with.Lint.Overrides = slices.Clone(s.Lint.Overrides)
	for i := range with.Lint.Overrides {
		o, known := s.Lint.Overrides[i], map[string]bool{}
		with.Lint.Overrides[i].Matches = func(file string) bool {
			matches, asked := known[file]
			if !asked {
				matches = slices.Contains(o.Paths, file) || o.Matches(file)
				known[file] = matches
			}
			return matches
		}
	}
	return &with
}

// overridesOf says which overrides of either side are for a file.
func (c *settingsChange) overridesOf(file string) string {
	var which strings.Builder
	for _, o := range slices.Concat(c.base.Lint.Overrides, c.head.Lint.Overrides) {
		if o.Matches(file) {
			which.WriteByte('1')
		} else {
			which.WriteByte('0')
		}
	}
	return which.String()
}

func (c *settingsChange) weakened() []diag.Diagnostic {
	c.preset()
	for _, rule := range c.rules {
		if rule.Check != nil {
			c.rule(rule)
		}
	}
	c.gates()
	c.managed()
	c.canonicalDomains()
	c.excluded()
	c.policies()
	if d, differs := Against(c.base, c.head); differs {
		c.found = append(c.found, d)
	}
	return c.found
}

func (c *settingsChange) add(key, message string, at diag.Range) {
	c.found = append(c.found, weakened(settings.File, key, message, at))
}

// preset says once what another preset switches off.
func (c *settingsChange) preset() {
	is, was := presetOf(c.head), presetOf(c.base)
	if slices.Index(lint.Presets, is) >= slices.Index(lint.Presets, was) {
		return
	}
	silent := 0
	for _, rule := range c.rules {
		if rule.Check == nil {
			continue
		}
		now, before := c.head.Lint.Resolve(rule, ""), c.base.Lint.Resolve(rule, "")
		if now.Severity.Value == lint.Off && byPreset(&now, &before) && before.Severity.Value != lint.Off {
			silent++
		}
	}
	if silent > 0 {
		c.add("lint.preset", fmt.Sprintf("the preset is %q now, it was %q: %s no more", is, was, rulesReport(silent)), c.head.Lint.Preset.At)
	}
}

func presetOf(s *settings.Settings) lint.Preset {
	if s.Lint.Preset.At.IsZero() {
		return lint.Recommended
	}
	return s.Lint.Preset.Value
}

func rulesReport(n int) string {
	if n == 1 {
		return "1 rule reports"
	}
	return fmt.Sprintf("%d rules report", n)
}

// byPreset reports whether nobody chose a severity.
func byPreset(now, before *lint.Resolved) bool {
	return now.Severity.At.IsZero() && before.Severity.At.IsZero()
}

// weakening is what holds for a rule less than before, and for which files.
type weakening struct {
	key, now, before string
	at               diag.Range
	all              bool // for the files without overrides
	names, globs     []string
}

func (c *settingsChange) rule(rule *lint.Rule) {
	var found []*weakening
	for _, class := range c.classes {
		now, before := c.head.Lint.Resolve(rule, class.file), c.base.Lint.Resolve(rule, class.file)
		for _, w := range weaker(&now, &before) {
			i := slices.IndexFunc(found, func(other *weakening) bool {
				return other.key == w.key && other.now == w.now && other.before == w.before
			})
			if i < 0 {
				i = len(found)
				found = append(found, &w)
			}
			found[i].join(class)
		}
	}
	for _, w := range found {
		c.add("lint.rule."+rule.ID+"."+w.key, w.now+w.files()+w.before, w.at)
	}
}

func (w *weakening) join(c class) {
	switch {
	case c.name == "":
		w.all = true
	case c.glob:
		w.globs = append(w.globs, c.name)
	default:
		w.names = append(w.names, c.name)
	}
}

// files says which files it is about. Paths of overrides say so for files to come as well.
func (w *weakening) files() string {
	names := w.globs
	if len(names) == 0 {
		names = w.names
	}
	if w.all || len(names) == 0 {
		return ""
	}
	if n := len(names); n > 3 {
		names = append(slices.Clone(names[:2]), fmt.Sprintf("%d others", n-2))
	}
	return " for " + strings.Join(names, ", ")
}

func weaker(now, before *lint.Resolved) []weakening {
	var found []weakening
	if before.Severity.Value == lint.Off {
		return nil
	}
	name := fmt.Sprintf("rule %q", now.Rule.ID)
	if is, was := now.Severity, before.Severity; is.Value < was.Value && !byPreset(now, before) {
		found = append(found, weakening{
			key: "severity", now: fmt.Sprintf("%s is %s", name, severity(is.Value)), before: fmt.Sprintf(" now, it was %s", severity(was.Value)), at: is.At,
		})
	}
	if now.Severity.Value == lint.Off {
		return found
	}
	if now.Ignorable.Value && !before.Ignorable.Value {
		found = append(found, weakening{key: "ignorable", now: "comments may ignore " + name, before: " now", at: now.Ignorable.At})
	}
	for i, option := range now.Rule.Options {
		is, was := now.Options[i], before.Options[i]
		if !reflect.DeepEqual(is.Value, was.Value) && (option.Weaker == nil || option.Weaker(is.Value, was.Value)) {
			found = append(found, weakening{
				key: option.Name, now: fmt.Sprintf("%s of %s is %s", option.Name, name, lint.Literal(is.Value)),
				before: fmt.Sprintf(" now, it was %s", lint.Literal(was.Value)), at: is.At,
			})
		}
	}
	return found
}

func severity(s diag.Severity) string {
	if s == lint.Off {
		return "off"
	}
	return s.String()
}

// gates are those that stop less.
func (c *settingsChange) gates() {
	for _, was := range c.base.Plan.FailOn.Value {
		covered := slices.ContainsFunc(c.head.Plan.FailOn.Value, func(is string) bool { return plan.Selector(is).Covers(plan.Selector(was)) })
		if !covered {
			c.add("plan.fail_on."+was, fmt.Sprintf("fail_on of plan no longer has %q", was), c.head.Plan.FailOn.At)
		}
	}
}

// managed is what the project leaves to others now, so that rules are silent which conclude from its absence.
func (c *settingsChange) managed() {
	is, was := &c.head.Lint.Managed, &c.base.Lint.Managed
	for _, kind := range lint.Kinds {
		if was.All(kind) && !is.All(kind) {
			c.add("managed."+string(kind), fmt.Sprintf("%s of managed is false now: rules conclude nothing from those that are absent", kind), is.Choice(kind).At)
		}
	}
	for _, pattern := range is.Except.Value {
		if !slices.Contains(was.Except.Value, pattern) {
			c.add("managed.except."+pattern, fmt.Sprintf("except of managed has %q now: rules conclude nothing from what that lacks", pattern), is.Except.At)
		}
	}
}

// canonicalDomains are those that are not taken for custom domains any more.
func (c *settingsChange) canonicalDomains() {
	is, was := c.head.Lint.CanonicalDomains, c.base.Lint.CanonicalDomains
	for _, domain := range is.Value {
		if !slices.Contains(was.Value, domain) {
			c.add("canonical_domains."+domain, fmt.Sprintf("canonical_domains has %q now: rules take it for a tenant's own", domain), is.At)
		}
	}
}

// excluded is what belongs to the project no more, so that nothing looks at it.
func (c *settingsChange) excluded() {
	is, was := c.head.Files.Exclude, c.base.Files.Exclude
	for _, glob := range is.Value {
		if !slices.Contains(was.Value, glob) {
			c.add("exclude."+glob, fmt.Sprintf("exclude has %q now: those files are none of the project's", glob), is.At)
		}
	}
}

// policies is the folders whose policies judge no more.
func (c *settingsChange) policies() {
	for _, was := range c.base.Files.Policies {
		if !names(c.head.Files.Policies, was.Value) {
			c.add("policies."+was.Value, fmt.Sprintf("policies no longer has %q: what stands there judges no more", was.Value), diag.Range{})
		}
	}
}

func names(folders []lint.Choice[string], name string) bool {
	return slices.ContainsFunc(folders, func(folder lint.Choice[string]) bool { return folder.Value == name })
}

// DefaultBaseline is what a project is compared with where nobody says: what a branch started from.
const DefaultBaseline = "merge-base:origin/HEAD"

// Against is the note that the settings name another baseline. Which of two is the better one, nobody can tell.
func Against(base, head *settings.Settings) (diag.Diagnostic, bool) {
	is, was := against(head), against(base)
	message := fmt.Sprintf("against of plan is %q now, it was %q", is, was)
	return weakened(settings.File, "plan.against", message, head.Plan.Against.At), is != was
}

func against(s *settings.Settings) string {
	if s.Plan.Against.Value == "" {
		return DefaultBaseline
	}
	return s.Plan.Against.Value
}
