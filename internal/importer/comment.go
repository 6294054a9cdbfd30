package importer

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"grants/config"
	"grants/config/schema"
	"grants/diag"
)

// comments are those of the files of Terraform that objects come from. What stands at something of which several objects are made is kept at the first.
type comments struct {
	files   *diag.Files
	read    func(name string) []byte
	texts   map[diag.FileID]string
	objects map[string]config.Object // by their addresses
	taken   map[diag.Span]bool       // places whose comments are kept
}

func newComments(c *config.Config, read func(name string) []byte) *comments {
	k := &comments{files: c.Files, read: read, texts: map[diag.FileID]string{}, objects: map[string]config.Object{}, taken: map[diag.Span]bool{}}
	if read == nil || c.Files == nil {
		return k
	}
	for _, o := range c.Objects() {
		k.objects[o.Base().Address] = o
	}
	return k
}

// above are the lines of comments above the resource that an object is.
func (k *comments) above(address string) []string {
	o := k.objects[address]
	if o == nil {
		return nil
	}
	before, _, is := k.around(o.Base().Header)
	if line := lastLine(before); !is || strings.TrimSpace(line) != "" {
		return nil
	}
	return linesAbove(before)
}

// assigned is what stands in a line before the value of an attribute.
var assigned = regexp.MustCompile(`^\s*[A-Za-z_][\w-]*\s*=\s*$`)

// at is the comments at an attribute that is written out by its name: the lines above it, and what is behind its value.
func (k *comments) at(address, attribute string) (above []string, behind string) {
	o := k.objects[address]
	if o == nil {
		return nil, ""
	}
	a := attributeOf(address, attribute)
	if a.Name == "" || a.Type == schema.Permissions {
		return nil, ""
	}
	before, after, is := k.around(a.Span(o))
	if !is || !assigned.MatchString(lastLine(before)) {
		return nil, ""
	}
	line, _, _ := strings.Cut(after, "\n")
	if text, is := comment(line); is && isProse(text) {
		behind = text
	}
	return linesAbove(before), behind
}

// around is what stands before and behind a place in a file of Terraform, the first time that it is asked for.
func (k *comments) around(at diag.Span) (before, after string, is bool) {
	if at.IsZero() || path.Ext(k.files.Name(at.File)) != ".tf" || k.taken[at] {
		return "", "", false
	}
	k.taken[at] = true
	text, known := k.texts[at.File]
	if !known {
		text = string(k.read(k.files.Name(at.File)))
		k.texts[at.File] = text
	}
	if int(at.End) > len(text) || at.Start > at.End {
		return "", "", false
	}
	if strings.HasSuffix(text[:at.End], "\n") { // a heredoc
		return text[:at.Start], "", true
	}
	return text[:at.Start], text[at.End:], true
}

// lastLine is what stands behind the last line break.
func lastLine(text string) string { return text[strings.LastIndexByte(text, '\n')+1:] }

// linesAbove are the lines of comments that stand above the last line of a text, with nothing between.
func linesAbove(text string) []string {
	var lines []string
	for end := strings.LastIndexByte(text, '\n'); end >= 0; end = strings.LastIndexByte(text[:end], '\n') {
		line, is := comment(lastLine(text[:end]))
		if !is {
			break
		}
		if isProse(line) {
			lines = append(lines, line)
		}
	}
	slices.Reverse(lines)
	return lines
}

// comment is the text of a line that is a comment.
func comment(line string) (text string, is bool) {
	line = strings.TrimSpace(line)
	if text, is = strings.CutPrefix(line, "#"); !is {
		text, is = strings.CutPrefix(line, "//")
	}
	return strings.TrimSpace(text), is
}

// isCode has what was written as Terraform and taken out again, which may be a secret, and what tells us to ignore something.
var isCode = regexp.MustCompile(`^([\w.\[\]"-]+\s*=|[\w" -]+\{|[\]})]|grants:)`)

// isProse reports whether a comment is for people.
func isProse(text string) bool {
	return !isCode.MatchString(text) && !strings.ContainsFunc(text, func(c rune) bool {
		return c == '\uFFFD' || c < ' ' && c != '\t' || diag.IsInvisible(c)
	})
}
