package policy

import (
	"bytes"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"grants/diag"
)

// Guarded is what a change can do to a policy.
type Guarded struct {
	Name, Address string
	Severity      diag.Severity
	Sense         string   // what it refuses: the same for what differs in layout and comments only
	Tests         []string // their names
	At            diag.Span
}

// Guarded is the policies for a comparison of two states, by name.
func (s *Set) Guarded() []Guarded {
	if s == nil {
		return nil
	}
	all := make([]Guarded, len(s.Policies))
	for i, p := range s.Policies {
		all[i] = Guarded{Name: p.Name, Address: p.Address(), Severity: p.Severity, Sense: p.sense, At: p.name}
		for _, t := range p.trials {
			all[i].Tests = append(all[i].Tests, t.name)
		}
	}
	return all
}

// sense is what stands for the meaning of a policy: its tokens where they say which rows it refuses.
func (r *reader) sense(body *hclsyntax.Body) string {
	var sense bytes.Buffer
	for _, name := range []string{"on", "condition"} {
		if a := body.Attributes[name]; a != nil {
			r.writeTokens(&sense, a.SrcRange)
		}
	}
	for _, block := range body.Blocks {
		if block.Type == "where" {
			r.writeTokens(&sense, hcl.RangeBetween(block.OpenBraceRange, block.CloseBraceRange))
		}
	}
	return sense.String()
}

func (r *reader) writeTokens(to *bytes.Buffer, at hcl.Range) {
	tokens, _ := hclsyntax.LexConfig(r.content[at.Start.Byte:at.End.Byte], "", hcl.InitialPos)
	for _, token := range tokens {
		if token.Type != hclsyntax.TokenComment && token.Type != hclsyntax.TokenNewline && token.Type != hclsyntax.TokenEOF {
			to.Write(token.Bytes)
			to.WriteByte(0)
		}
	}
}
