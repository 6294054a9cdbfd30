package source

import (
	"fmt"
	"path"
	"strings"
)

// Commit is a commit of a history.
type Commit struct {
	Hash, Author, Subject string
	Date                  string // the author's: 2026-11-27
}

// History is the commits that changed the folder of the project, the newest first, along first parents from HEAD. Shallow says that the repository does
// not have all there were.
func (s *Sides) History() (commits []Commit, shallow bool, err error) {
	r, at, err := s.repository()
	if err != nil {
		return nil, false, err
	}
	out, err := r.git("rev-parse", "--is-shallow-repository")
	if err != nil {
		return nil, false, err
	}
	args := []string{"log", "--first-parent", "--date=short", "--format=%H%x00%an%x00%ad%x00%s", fmt.Sprintf("--max-count=%d", maxHistory), "HEAD", "--"}
	log, err := r.git(append(args, path.Clean("./"+at))...)
	if err != nil {
		return nil, false, err
	}
	for line := range strings.Lines(log) {
		parts := strings.SplitN(strings.TrimSuffix(line, "\n"), "\x00", 4)
		if len(parts) == 4 {
			commits = append(commits, Commit{Hash: parts[0], Author: parts[1], Date: parts[2], Subject: parts[3]})
		}
	}
	return commits, strings.TrimSpace(out) == "true" || len(commits) == maxHistory, nil
}

// maxHistory bounds what git is asked for: its answer fits in maxAnswer.
const maxHistory = 4000
