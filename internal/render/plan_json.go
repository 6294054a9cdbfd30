package render

import (
	"bufio"
	"io"

	"grants/plan"
)

// PlanJSON writes a plan in the shape of the schema plan.
func PlanJSON(w io.Writer, p *plan.Plan) error {
	out := bufio.NewWriterSize(w, bufferSize)
	if err := writeJSON(out, p); err != nil {
		return err
	}
	return out.Flush()
}
