package config

import (
	"bytes"
	"io/fs"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"

	"grants/diag"
	"grants/internal/parallel"
)

// NativeFiles are the paths of a project's files in native syntax, sorted: configuration, values for variables, and the settings at the root. They
// are what can be formatted: JSON is written by programs.
func NativeFiles(fsys fs.FS) ([]string, error) {
	return filesBelow(fsys, func(name string) bool {
		return strings.HasSuffix(name, ".grants.hcl") || strings.HasSuffix(name, ".grantsvars.hcl") || name == "grants.hcl"
	})
}

// Format lays out a file of native syntax in the canonical way: HCL's spaces, indentation and alignment; no blank lines at the edges of
// blocks, and no two in a row; brackets of lists over several lines on lines of their own with a comma after the last item, and no such comma in
// others; no spaces at the ends of lines, and a line end at the end. How lines are grouped, and every comment, stays. Line ends stay CRLF where
// the first one is; a byte order mark goes.
//
// A file that does not parse has diagnostics and no layout. Formatting what was formatted changes nothing.
func Format(name string, content []byte) ([]byte, []diag.Diagnostic) {
	p := newProject(Options{})
	id := p.files.Add(name)
	p.files.SetContent(id, content)
	if problem, span := refuse(content, id); problem.Code != "" {
		return nil, p.unformatted(problem, span)
	}
	if problem, at := measure(content).problem(); problem.Code != "" {
		return nil, p.unformatted(problem, byteSpan(id, at))
	}
	file, problems := hclsyntax.ParseConfig(content, name, hcl.InitialPos)
	if problems.HasErrors() {
		first := slices.MinFunc(problems, func(a, b *hcl.Diagnostic) int { return a.Subject.Start.Byte - b.Subject.Start.Byte })
		return nil, []diag.Diagnostic{p.fromHCL(codeSyntax, first, id)}
	}
	return layOut(content, file.Body.(*hclsyntax.Body)), nil
}

func (p *project) unformatted(problem diag.Diagnostic, at diag.Span) []diag.Diagnostic {
	problem.Severity, problem.Range = diag.Error, p.files.Range(at)
	return []diag.Diagnostic{problem}
}

// maxLayouts bounds how often a text is laid out until nothing changes: hclwrite needs a second look where a first one moved comments.
const maxLayouts = 8

// layOut formats a text that parses, piece by piece. With the byte order mark and the line ends of others, the whole is proved once more.
func layOut(content []byte, body *hclsyntax.Body) []byte {
	text, crlf := unixLines(bytes.TrimPrefix(content, []byte("\ufeff")))
	foreign := len(text) != len(content)
	if foreign {
		file, problems := hclsyntax.ParseConfig(text, "", hcl.InitialPos)
		if problems.HasErrors() {
			return content
		}
		body = file.Body.(*hclsyntax.Body)
	}
	settled := pieces(text, body)
	parallel.Each(len(settled), func(i int) { settled[i] = settle(settled[i]) })
	out := bytes.Join(settled, []byte("\n"))
	if crlf {
		out = dosLines(out)
	}
	if foreign && !sameCode(newLexed(content), newLexed(out)) {
		return content
	}
	return out
}

// settle formats a text until nothing changes. One whose layout does not settle, or where more than the layout would change, stays as it is.
func settle(content []byte) []byte {
	first := newLexed(content)
	text := first
	for range maxLayouts {
		next := text.formatted()
		if bytes.Equal(next.text, text.text) {
			if bytes.Equal(content, text.text) || sameCode(first, text) {
				return text.text
			}
			break
		}
		text = next
	}
	return content
}

// lexed is a text with its tokens: finding those is most of the work.
type lexed struct {
	text   []byte
	tokens hclsyntax.Tokens
}

func newLexed(text []byte) lexed { return lexed{text, lex(text)} }

// with is another text, whose tokens are those at hand where it is the same.
func (l lexed) with(text []byte) lexed {
	if bytes.Equal(text, l.text) {
		return l
	}
	return newLexed(text)
}

func (l lexed) formatted() lexed {
	spaced := l.with(hclwrite.Format(openLists(l)))
	return spaced.with(tidyLines(spaced))
}

func lex(text []byte) hclsyntax.Tokens {
	tokens, _ := hclsyntax.LexConfig(text, "", hcl.InitialPos)
	return tokens
}

// endsLine reports whether a token is the end of a line, or a comment that reaches to it.
func endsLine(token hclsyntax.Token) bool {
	return token.Type == hclsyntax.TokenNewline || token.Type == hclsyntax.TokenComment && bytes.HasSuffix(token.Bytes, []byte("\n"))
}

// hasLineEnds reports whether line ends within a token are layout. Those within a heredoc are part of a value.
func hasLineEnds(token hclsyntax.Token) bool {
	return token.Type == hclsyntax.TokenNewline || token.Type == hclsyntax.TokenComment
}

// unixLines turns CRLF into LF, but for values, and reports whether the first line end is a CRLF.
func unixLines(text []byte) (unix []byte, crlf bool) {
	if !bytes.Contains(text, []byte("\r\n")) {
		return text, false
	}
	seen := false
	return rewrite(text, func(token hclsyntax.Token) []byte {
		if !hasLineEnds(token) {
			return token.Bytes
		}
		if at := bytes.IndexByte(token.Bytes, '\n'); at >= 0 && !seen {
			seen, crlf = true, at > 0 && token.Bytes[at-1] == '\r'
		}
		return bytes.ReplaceAll(token.Bytes, []byte("\r\n"), []byte("\n"))
	}), crlf
}

func dosLines(text []byte) []byte {
	return rewrite(text, func(token hclsyntax.Token) []byte {
		if !hasLineEnds(token) {
			return token.Bytes
		}
		return bytes.ReplaceAll(token.Bytes, []byte("\n"), []byte("\r\n"))
	})
}

// rewrite puts other bytes in the place of tokens. What stands between tokens stays.
func rewrite(text []byte, change func(hclsyntax.Token) []byte) []byte {
	out := make([]byte, 0, len(text)+len(text)/16)
	at := 0
	for _, token := range lex(text) {
		out = append(out, text[at:token.Range.Start.Byte]...)
		out = append(out, change(token)...)
		at = token.Range.End.Byte
	}
	return append(out, text[at:]...)
}
