package lint

import (
	"fmt"

	"grants/compiler"
	"grants/config"
	"grants/diag"
)

// subjectSpan is where a grant says for whom it is: its subject type, or its header where it leaves the platform's default.
func subjectSpan(g *compiler.ClientGrant) diag.Span {
	if g.Config.SubjectType.Set {
		return g.Config.SubjectType.Span
	}
	return g.Config.Header
}

// policyPlace is where an API says whom it lets in, or the API itself where it leaves the platform's default.
func policyPlace(api *compiler.API, subject compiler.SubjectType) place {
	if api.Config == nil {
		return place{}
	}
	if written := writtenPolicy(api.Config, subject); written.Set {
		return place{fmt.Sprintf("the %s policy of %s", subject, api.Address), written.Span}
	}
	return place{fmt.Sprintf("%s states no %s policy, which means %q", api.Address, subject, api.Policy(subject)), api.Config.Header}
}

func writtenPolicy(api *config.API, subject compiler.SubjectType) config.Located[string] {
	switch subject {
	case compiler.User:
		return api.UserPolicy
	case compiler.Client:
		return api.ClientPolicy
	}
	panic("no policy for subject type " + subject)
}

// partyPlace is where an application says that it belongs to a third party.
func partyPlace(app *compiler.Application) place {
	if app.Config == nil {
		return place{}
	}
	return place{app.Address + " belongs to a third party", app.Config.IsFirstParty.Span}
}

// headerPlace is the block of a grant.
func headerPlace(message string, g *compiler.ClientGrant) place {
	return place{message, g.Config.Header}
}
