package matrix

import (
	"slices"

	"grants/compiler/ask"
	"grants/internal/render/document"
	"grants/plan/objects"
)

// withLacking adds what links of a login hang on to what a row rests on.
func withLacking(assumed []string, links []ask.Login) []string {
	all := slices.Clone(assumed)
	for i := range links {
		if links[i].Lacks != "" {
			all = append(all, links[i].Lacks)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func (m *Selection) appendLinks(b []byte, links []ask.Login) []byte {
	made := make([]linkJSON, len(links))
	for i := range links {
		made[i] = m.newLinkJSON(&links[i])
	}
	return document.AppendValue(b, made)
}

// linkJSON is a link as an explanation has it.
type linkJSON struct {
	ID      ask.Link    `json:"id"`
	Answer  ask.Answer  `json:"answer"`
	Because string      `json:"because"`
	Address string      `json:"address"`
	Source  *sourceJSON `json:"source"`
	Page    string      `json:"page"`
}

type sourceJSON struct {
	File string `json:"file"`
	Line int    `json:"line"`
}

func (m *Selection) newLinkJSON(link *ask.Login) linkJSON {
	made := linkJSON{ID: link.Link, Answer: link.Answer, Because: link.Text, Address: link.Address, Page: link.Page}
	if file, line := objects.Place(m.Tenant, link.At); file != "" {
		made.Source = &sourceJSON{file, line}
	}
	return made
}
