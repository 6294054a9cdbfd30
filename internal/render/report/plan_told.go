package report

import (
	"grants/compiler"
	"grants/compiler/ask"
	"grants/diag"
	"grants/plan"
	"grants/plan/objects"
)

// mostTold is how many impacts of a plan are told, those of the highest risk first.
const mostTold = 1000

// toldImpact is why both sides of a plan have a cell as they have, as grants explain says it.
type toldImpact struct {
	Impact int        `json:"impact"` // index into the impacts
	Before []toldStep `json:"before"`
	After  []toldStep `json:"after"`

	Registers bool `json:"registers"` // it is what any third party gets, and the head lets everybody register one
}

type toldStep struct {
	Answer string      `json:"answer"`
	Text   string      `json:"text"`
	At     placeOfStep `json:"at"`
	Within placeOfStep `json:"within"` // the object, where what says so stands elsewhere
	Page   string      `json:"page"`
}

type placeOfStep struct {
	File string `json:"file"` // empty for nowhere
	Line int    `json:"line"`
}

// tellPlan tells the impacts of a plan that was compared just now: a saved one has no tenants.
func tellPlan(p *plan.Plan) []toldImpact {
	told := []toldImpact{}
	for _, risk := range []plan.Level{plan.High, plan.Medium, plan.Low, plan.NoRisk} {
		for n := range p.Impacts {
			if impact := &p.Impacts[n]; impact.Risk == risk && len(told) < mostTold {
				if before, after := impact.Chains(); len(before.Steps)+len(after.Steps) > 0 {
					registers := impact.AnyThirdParty && after.Tenant != nil && after.Tenant.DynamicRegistration
					told = append(told, toldImpact{n, stepsOf(before.Tenant, before.Steps), stepsOf(after.Tenant, after.Steps), registers})
				}
			}
		}
	}
	return told
}

func stepsOf(t *compiler.Tenant, steps []ask.Step) []toldStep {
	told := []toldStep{}
	for _, s := range steps {
		told = append(told, toldStep{string(s.Answer), s.Text, placeIn(t, s.At), placeIn(t, s.Within), s.Page})
	}
	return told
}

func placeIn(t *compiler.Tenant, span diag.Span) placeOfStep {
	file, line := objects.Place(t, span)
	return placeOfStep{file, line}
}
