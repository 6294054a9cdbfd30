package answer

import (
	"io"

	"grants/compiler"
	"grants/compiler/ask"
	"grants/diag"
	"grants/internal/render/document"
	"grants/plan/objects"
)

// document of explanations: grants schema explain.
type explained struct {
	FormatVersion string        `json:"format_version"`
	Answer        ask.Answer    `json:"answer"`
	Explanations  []explanation `json:"explanations"`
}

type explanation struct {
	Question       question     `json:"question"`
	Answer         ask.Answer   `json:"answer"`
	Verdict        string       `json:"verdict"`
	Row            compiler.Row `json:"row"`
	Links          []link       `json:"links"`
	HangsOn        []basis      `json:"hangs_on"`
	Close          []holder     `json:"close"`
	WouldBeEnough  []remedy     `json:"would_be_enough"`
	NotDecidedHere []string     `json:"not_decided_here"`
	Since          *since       `json:"since,omitempty"`
}

type question struct {
	Application string   `json:"application"` // empty for any third party
	API         string   `json:"api"`
	SubjectType string   `json:"subject_type"`
	Scope       string   `json:"scope"` // empty for any access
	Roles       []string `json:"roles"` // addresses; empty where none was named
}

type source struct {
	File string `json:"file"`
	Line int    `json:"line"`
}

type link struct {
	ID      ask.Link   `json:"id"`
	Answer  ask.Answer `json:"answer"` // empty where the link decides nothing by itself
	Because string     `json:"because"`
	Address string     `json:"address"`
	Source  *source    `json:"source"` // null for what the platform has and no file mentions
	Within  *source    `json:"within"` // the object, where the source lies outside of it
	Page    string     `json:"page"`
}

type basis struct {
	Attribute string  `json:"attribute"`
	Message   string  `json:"message"`
	Source    *source `json:"source"`
}

type holder struct {
	Application string `json:"application"`
	SubjectType string `json:"subject_type"`
	Grant       string `json:"grant"`
}

type remedy struct {
	Edits []edit  `json:"edits"`
	Also  effects `json:"also"`
}

type edit struct {
	Kind      ask.EditKind `json:"kind"`
	Address   string       `json:"address"`
	Text      string       `json:"text"`
	Source    *source      `json:"source"`
	Recreates bool         `json:"recreates"` // the platform fixes the attribute at creation
	Side      string       `json:"side_effect"`
}

type effects struct {
	Applications  int     `json:"applications"`
	AnyThirdParty bool    `json:"any_third_party"`
	Permissions   int     `json:"permissions"`
	Lost          int     `json:"lost"`
	Cells         []delta `json:"cells"`
}

type delta struct {
	Application string   `json:"application"`
	API         string   `json:"api"`
	SubjectType string   `json:"subject_type"`
	Gained      []string `json:"gained"`
	Lost        []string `json:"lost"`
	Future      ask.Turn `json:"future_scopes"` // gained, lost or empty
	Access      ask.Turn `json:"access"`        // likewise
}

type since struct {
	Commit  string   `json:"commit"`
	Date    string   `json:"date"`
	Author  string   `json:"author"`
	Subject string   `json:"subject"`
	Because []string `json:"because"`
	Note    string   `json:"note"`
}

// JSON writes explanations with everything there is about them.
func JSON(w io.Writer, e *Explained) error {
	out := explained{FormatVersion: FormatVersion, Answer: e.Answer(), Explanations: []explanation{}}
	for i, x := range e.Explanations {
		made := encode(e.Tenant, x)
		if i < len(e.Since) {
			s := e.Since[i]
			made.Since = &since{s.Commit, s.Date, s.Author, s.Subject, document.List(s.Because), s.Note}
		}
		out.Explanations = append(out.Explanations, made)
	}
	return document.Write(w, out)
}

func encode(t *compiler.Tenant, x *ask.Explanation) explanation {
	made := explanation{
		Question: question{"", x.API.Address, string(x.SubjectType), x.Scope, []string{}},
		Answer:   x.Answer, Verdict: verdict(x) + ".", Row: x.Cell.Row(),
		Links: []link{}, HangsOn: []basis{}, Close: []holder{}, WouldBeEnough: []remedy{}, NotDecidedHere: document.List(x.NotDecided),
	}
	for _, role := range x.Roles {
		made.Question.Roles = append(made.Question.Roles, role.Address)
	}
	if x.Application != nil {
		made.Question.Application = x.Application.Address
	}
	for _, step := range x.Steps {
		made.Links = append(made.Links, link{step.Link, step.Answer, step.Text, step.Address, sourceAt(t, step.At), sourceAt(t, step.Within), step.Page})
	}
	for _, b := range x.Bases {
		made.HangsOn = append(made.HangsOn, basis{b.Attribute, b.Message, sourceAt(t, b.At)})
	}
	for _, h := range x.Close {
		made.Close = append(made.Close, encodeHolder(&h))
	}
	for _, r := range x.Enough {
		made.WouldBeEnough = append(made.WouldBeEnough, encodeRemedy(t, &r))
	}
	return made
}

func encodeHolder(h *ask.Holder) holder {
	row := h.Cell.Row()
	return holder{row.Application, row.SubjectType, row.Grant}
}

func encodeRemedy(t *compiler.Tenant, r *ask.Remedy) remedy {
	made := remedy{Edits: []edit{}, Also: effects{r.Effect.Applications, r.Effect.AnyThirdParty, r.Effect.Permissions, r.Effect.Lost, []delta{}}}
	for _, e := range r.Edits {
		made.Edits = append(made.Edits, edit{e.Kind, e.Address, e.Text, sourceAt(t, e.At), e.Recreates(), e.SideEffect()})
	}
	for _, c := range r.Effect.Cells {
		made.Also.Cells = append(made.Also.Cells, delta{
			c.Application, c.API, string(c.SubjectType), document.List(c.Gained), document.List(c.Lost), c.Future, c.Access,
		})
	}
	return made
}

// sourceAt is nil for the zero span.
func sourceAt(t *compiler.Tenant, span diag.Span) *source {
	if span.IsZero() {
		return nil
	}
	file, line := objects.Place(t, span)
	return &source{file, line}
}
