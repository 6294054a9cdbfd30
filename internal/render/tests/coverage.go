package tests

import (
	"fmt"

	"grants/internal/accesstest"
	"grants/internal/render/document"
	"grants/internal/render/text"
)

// mostLoose is how many cells without a test people read.
const mostLoose = 50

// coverage is what no test pins, and how much that is.
func (p *printer) coverage(c *accesstest.Coverage) {
	if len(c.Rest) > 0 {
		p.line("")
		p.line("No test pins")
	}
	for i := range c.Rest[:min(len(c.Rest), mostLoose)] {
		p.line("  ", looseName(&c.Rest[i]))
	}
	if n := len(c.Rest) - mostLoose + c.More; n > 0 && len(c.Rest) > mostLoose {
		p.line("  and ", fmt.Sprintf("%d more", n))
	}
	p.line("")
	p.line("Coverage: ", shareWords(c.Cells, "cells"), ", ", shareWords(c.Sensitive, "sensitive scopes"), ".")
}

func shareWords(s accesstest.Share, what string) string {
	if s.All == 0 {
		return "no " + what
	}
	return fmt.Sprintf("%d of %d %s (%d%%)", s.Pinned, s.All, what, s.Percent())
}

func looseName(l *accesstest.Loose) string {
	scopes := text.SomeOf(spoken(l.Scopes), mostNames)
	if l.Sensitive {
		return scopes + " of " + apiName(l.API) + ", sensitive"
	}
	who := accesstest.AnyThirdParty
	if l.Application != nil {
		who = short(l.Application.Address)
	}
	name := fmt.Sprintf("%s, %s, %s", who, apiName(l.API), text.Acting(l.SubjectType))
	if scopes != "" {
		name += ": " + scopes
	}
	return name
}

type coverageJSON struct {
	Cells     shareJSON   `json:"cells"`
	Sensitive shareJSON   `json:"sensitive_scopes"`
	Rest      []looseJSON `json:"rest"`
	More      int         `json:"more"` // that are not listed
}

type shareJSON struct {
	Pinned  int `json:"pinned"`
	All     int `json:"all"`
	Percent int `json:"percent"`
}

type looseJSON struct {
	Application string   `json:"application"` // empty for any third party, and of a sensitive scope
	API         string   `json:"api"`
	SubjectType string   `json:"subject_type"` // empty of a sensitive scope
	Scopes      []string `json:"scopes"`
	Sensitive   bool     `json:"sensitive"`
}

func coverageOf(c *accesstest.Coverage) *coverageJSON {
	if c == nil {
		return nil
	}
	share := func(s accesstest.Share) shareJSON { return shareJSON{s.Pinned, s.All, s.Percent()} }
	out := &coverageJSON{Cells: share(c.Cells), Sensitive: share(c.Sensitive), Rest: []looseJSON{}, More: c.More}
	for i := range c.Rest {
		l := &c.Rest[i]
		loose := looseJSON{API: l.API.Address, SubjectType: string(l.SubjectType), Scopes: document.List(l.Scopes), Sensitive: l.Sensitive}
		if l.Application != nil {
			loose.Application = l.Application.Address
		}
		out.Rest = append(out.Rest, loose)
	}
	return out
}
