package document

import (
	"encoding/xml"
	"io"
)

// WriteXML writes a document with a declaration and an indentation. What XML has no way to say comes out as U+FFFD.
func WriteXML(w io.Writer, document any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	encoder := xml.NewEncoder(w)
	encoder.Indent("", "  ")
	if err := encoder.Encode(document); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}
