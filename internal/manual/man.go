package manual

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

// Page is a page for man, in section 1.
type Page struct {
	Name    string // of the file: grants-lint.1
	Content []byte
}

// Pages are the program and its commands as pages for man, of a version. They have no date, so that a build writes the same every day.
func Pages(root *cobra.Command, version string) ([]Page, error) {
	var pages []Page
	for _, command := range append([]*cobra.Command{root}, root.Commands()...) {
		if command != root && !command.IsAvailableCommand() {
			continue
		}
		title := strings.ReplaceAll(command.CommandPath(), " ", "-")
		content, err := manPage(command, &doc.GenManHeader{Title: strings.ToUpper(title), Section: "1", Source: "grants " + version, Manual: "grants"})
		if err != nil {
			return nil, fmt.Errorf("write the page of %s: %w", command.CommandPath(), err)
		}
		pages = append(pages, Page{title + ".1", content})
	}
	return pages, nil
}

func manPage(command *cobra.Command, header *doc.GenManHeader) ([]byte, error) {
	header.Date = &time.Time{}
	undated := header.Date.Format("Jan 2006")
	long := command.Long
	defer func() { command.Long = long }()
	command.DisableAutoGenTag = true
	command.Long = forMan(command)
	var page bytes.Buffer
	if err := doc.GenMan(command, header, &page); err != nil {
		return nil, err
	}
	return bytes.Replace(page.Bytes(), []byte(undated), nil, 1), nil
}

// forMan is what a command is for and what its exit codes mean, in the Markdown that cobra makes pages of.
func forMan(command *cobra.Command) string {
	var b strings.Builder
	about := command.Long
	if about == "" {
		about = command.Short
	}
	inList := false
	for line := range strings.Lines(about) {
		wasList := inList
		if inList = strings.HasPrefix(line, " "); !inList {
			line = strings.ReplaceAll(line, "*", `\*`)
		} else {
			line = "    " + line // to be left as it is
		}
		if inList && !wasList {
			b.WriteString("\n")
		}
		b.WriteString(line)
	}
	b.WriteString("\n\n# EXIT STATUS\n")
	for _, exit := range Exits(command) {
		fmt.Fprintf(&b, "\n**%d** %s\n", exit.Code, exit.When)
	}
	return b.String()
}
