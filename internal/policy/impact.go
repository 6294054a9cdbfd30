package policy

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"grants/compiler"
	"grants/diag"
	"grants/internal/english"
	"grants/plan"
)

// isAboutPlans reports whether rows of the kind are those of a plan.
func (on On) isAboutPlans() bool { return on == OnGained || on == OnLost }

// JudgesPlans reports whether a policy of that ID is about what a plan gives or takes.
func (s *Set) JudgesPlans(id string) bool {
	return s != nil && slices.ContainsFunc(s.Policies, func(p *Policy) bool { return p.ID() == id && p.On.isAboutPlans() })
}

// Impacts are the findings of policies about what a plan gives or takes, at the objects of the head that cause it. The policies stand in the files of
// some tenant. What the platform's own defaults give or take is no change of anybody's.
func (s *Set) Impacts(of *plan.Plan, head, files *compiler.Tenant) []diag.Diagnostic {
	if s == nil || !slices.ContainsFunc(s.Policies, func(p *Policy) bool { return p.On.isAboutPlans() }) {
		return nil
	}
	headers := map[string]diag.Span{}
	for _, object := range head.Config.Objects() {
		headers[object.Base().Address] = object.Base().Header
	}
	var found []diag.Diagnostic
	for _, p := range s.Policies {
		if p.On.isAboutPlans() && !p.broken {
			j := &planJudging{judging: newJudging(p, nil), head: head, files: files, headers: headers}
			p.spendAsOneOf(len(s.Policies), len(of.Impacts))
			j.impacts(of)
			found = append(found, j.diagnostics()...)
			p.forget()
		}
	}
	return found
}

// planJudging is one run of a policy over a plan.
type planJudging struct {
	*judging
	head, files *compiler.Tenant
	headers     map[string]diag.Span
}

func (j *planJudging) impacts(of *plan.Plan) {
	personal := slices.ContainsFunc([]string{"application", "client_id", "before", "after", "because"}, j.reads)
	for i := range of.Impacts {
		impact := &of.Impacts[i]
		if impact.PlatformDefault || !j.concerns(impact) {
			continue
		}
		if !personal {
			j.impact(impact, impact.Applications())
			continue
		}
		for holder := range impact.Holders() {
			j.impact(impact.Of(&holder), 1)
		}
	}
}

func (j *planJudging) concerns(i *plan.Impact) bool {
	if j.On == OnGained {
		return i.Gains() || i.GainsLatent()
	}
	return i.Loses() || i.LosesLatent()
}

// impact judges an impact that is the same for so many applications.
func (j *planJudging) impact(impact *plan.Impact, applications int) {
	row := reflect.ValueOf(impact).Elem()
	if !j.selects(row) || j.judge(row, applications) != refused {
		return
	}
	cause := j.cause(impact)
	where := spot{at: j.headers[cause], address: cause, key: strings.TrimSpace(impact.Application + " " + impact.API + " " + impact.SubjectType)}
	j.refuse(where, crowd{applications, nil}, impact.Assumed, func() string {
		said := *impact
		if said.AnyThirdParty {
			said.Application = "any third-party application"
		}
		return j.say(reflect.ValueOf(&said).Elem())
	})
}

// cause is the address of what the change did: of the first cause that explains what the policy is about.
func (j *planJudging) cause(i *plan.Impact) string {
	for c := range i.Because {
		if cause := &i.Because[c]; j.On == OnGained && cause.Gains || j.On == OnLost && cause.Loses {
			return cause.Address
		}
	}
	return i.Application
}

// diagnostics are the findings, and what could not be judged.
func (j *planJudging) diagnostics() []diag.Diagnostic {
	var found []diag.Diagnostic
	policy := diag.Related{Message: "the policy", Range: j.files.Range(j.name)}
	add := func(address, key, message string, severity diag.Severity, at diag.Range, detail string) {
		found = append(found, diag.Diagnostic{
			Code: j.ID(), Severity: severity, Address: address, Key: key, Message: message, Detail: detail, Range: at, Related: []diag.Related{policy},
		})
	}
	for _, f := range j.found {
		detail := strings.TrimSpace(j.Docs + " " + f.soManyMore())
		add(f.Address, f.Key, f.Message, j.Severity, j.head.Range(f.At), detail)
	}
	if j.more > 0 {
		add(j.Address(), "limit", fmt.Sprintf("policy %q reports more than %d places; %d rows elsewhere are not reported", j.Name, maxFindings, j.more), j.Severity, policy.Range, "")
	}
	if j.unjudged > 0 {
		why := fmt.Sprintf("policy %q takes too much work", j.Name)
		if len(j.failed) > 0 {
			why = j.failed[0].message
		}
		add(j.Address(), "unjudged", fmt.Sprintf("%s can't be judged: %s", english.Count(j.unjudged, "row"), why), diag.Error, policy.Range, "")
	}
	return found
}
