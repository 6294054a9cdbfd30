// Package policy has the rules that a team writes in HCL: it reads them, tries them on their own tests, and judges tenants by them.
package policy

import (
	"fmt"
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty/function"

	"grants/diag"
	"grants/internal/expression"
	"grants/internal/files"
	"grants/lint"
	"grants/lint/directive"
)

// Prefix begins the ID of the rule that a policy is.
const Prefix = directive.PolicyPrefix

// The codes of what is wrong with policies, beside those of the same mistakes in configuration. Each has its entry in the catalogue of package lint.
const (
	CodeTest     = "policy-test-fails"
	CodeUntested = "policy-untested"
)

// Policy is one rule of a team.
type Policy struct {
	Name     string
	Severity diag.Severity
	Docs     string
	On       On

	header    diag.Span // from the block's type to its name
	name      diag.Span
	at        place
	where     []selection
	condition *formula
	message   *formula
	trials    []*trial
	meter     *expression.Meter
	functions map[string]function.Function
	sense     string
	broken    bool // something about it could not be read, which has been reported: it judges nothing
}

// ID is that of the rule that the policy is.
func (p *Policy) ID() string { return Prefix + p.Name }

// Address is what findings about the policy itself are about.
func (p *Policy) Address() string { return "policy." + p.Name }

// Set is the policies of a project, by their names.
type Set struct {
	Policies []*Policy
	Torn     bool // some file could not be read: there may be more
}

// Source is a file of policies.
type Source struct {
	Name    string // slash-separated, from the project's folder
	Content files.Content
}

// The most there may be: a stranger's change may bring policies along.
const (
	maxPolicies = 1000
	maxTests    = 1000 // of one policy
)

// maxSize is how many bytes all files of policies may have.
const maxSize = 2 << 20

// Read reads policies and runs their tests. The files are added to a table, in whose spans everything has its place. What users wrote wrong comes back as
// diagnostics, sorted: a policy of which something is wrong judges nothing.
func Read(table *diag.Files, sources []Source) (*Set, []diag.Diagnostic) {
	r := &reader{table: table, set: &Set{}, names: map[string]*Policy{}}
	r.files(slices.SortedFunc(slices.Values(sources), func(a, b Source) int { return strings.Compare(a.Name, b.Name) }))
	slices.SortFunc(r.set.Policies, func(a, b *Policy) int { return strings.Compare(a.Name, b.Name) })
	for _, p := range r.set.Policies {
		r.try(p)
	}
	diag.Sort(r.problems)
	return r.set, r.problems
}

// allMaySpend is what the policies of a project may spend together, to read them and to judge an empty tenant. Each object adds what it does in configuration.
const allMaySpend = 20_000_000

// spendAsOneOf gives the policy its part of what so many of them may spend, as often as they judge so many objects.
func (p *Policy) spendAsOneOf(policies, objects int) {
	if p.meter == nil {
		p.meter = &expression.Meter{}
		p.functions = expression.Functions(p.meter)
	}
	all := allMaySpend + objects*expression.ObjectBudget
	part := all / max(policies, 1)
	*p.meter = expression.Meter{Budget: part, Each: min(part, expression.ExpressionBudget)}
}

// Rules are the policies as rules, sorted by ID. Those that are about a plan find nothing in a tenant. They are not to be run twice at once.
func (s *Set) Rules() []*lint.Rule {
	if s == nil {
		return nil
	}
	rules := make([]*lint.Rule, len(s.Policies))
	for i, p := range s.Policies {
		rules[i] = p.rule(len(s.Policies))
	}
	return rules
}

func (p *Policy) rule(policies int) *lint.Rule {
	return &lint.Rule{
		ID: p.ID(), Idle: p.broken || p.On.isAboutPlans(), Group: lint.TeamPolicies, Title: p.title(), Doc: p.doc(), Severity: p.Severity, Worth: lint.Gives,
		Check: func(pass *lint.Pass) { judge(pass, p, policies) },
	}
}

// title is the first line of what the policy says of itself.
func (p *Policy) title() string {
	first, _, _ := strings.Cut(strings.TrimSpace(p.Docs), "\n")
	if sentence, _, more := strings.Cut(first, ". "); more {
		first = sentence
	}
	if first = strings.TrimSuffix(strings.TrimSpace(first), "."); first == "" {
		return fmt.Sprintf("the policy %q", p.Name)
	}
	return first
}

func (p *Policy) doc() string {
	if docs := strings.TrimSpace(p.Docs); docs != "" {
		return docs
	}
	return fmt.Sprintf("The policy %q says no more about itself than its condition.", p.Name)
}
