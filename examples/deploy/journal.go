package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
)

// journal is what was done of a plan: a line that names the plan, then "begun ID" before a call and "done ID" after its answer. A call that
// was begun and not done may have reached the tenant, or not.
type journal struct {
	file  *os.File
	begun map[string]bool
	done  map[string]bool
}

const (
	planWord  = "plan"
	begunWord = "begun"
	doneWord  = "done"
)

// openJournal continues a plan that stopped. A journal of another plan that stopped is refused: the tenant is between two states then, and
// what the new plan starts from is not what is there.
func openJournal(name string, p *plan) (*journal, error) {
	j := &journal{begun: map[string]bool{}, done: map[string]bool{}}
	of, finished, err := j.read(name)
	if err != nil {
		return nil, err
	}
	flags := os.O_APPEND
	switch {
	case of == p.digest:
	case of == "" || finished:
		j.begun, j.done = map[string]bool{}, map[string]bool{}
		flags = os.O_TRUNC
	default:
		return nil, fmt.Errorf("%s is of another plan, which stopped after %d calls: run that one to its end; "+
			"or, if the tenant is known to be what this plan starts from, remove the file", name, len(j.done))
	}
	if j.file, err = os.OpenFile(name, flags|os.O_CREATE|os.O_WRONLY, 0o666); err != nil {
		return nil, err
	}
	if flags == os.O_TRUNC {
		err = j.write(planWord, p.digest)
	}
	return j, err
}

// endWord is the last line of a plan that is done.
const endWord = "end"

// read fills in what a file says. A last line that was torn does not count: it was not begun.
func (j *journal) read(name string) (of string, finished bool, err error) {
	file, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return "", false, nil
	}
	if err != nil {
		return "", false, err
	}
	defer file.Close()
	for lines := bufio.NewReader(file); ; {
		line, err := lines.ReadString('\n')
		if errors.Is(err, io.EOF) {
			return of, finished, nil
		}
		if err != nil {
			return "", false, err
		}
		switch word, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " "); word {
		case planWord:
			of = rest
		case begunWord:
			j.begun[rest] = true
		case doneWord:
			j.done[rest] = true
		case endWord:
			finished = true
		default:
			return "", false, fmt.Errorf("%s: this is no journal of a deployment", name)
		}
	}
}

// write adds a line that outlives the machine, and takes note of it.
func (j *journal) write(word, rest string) error {
	if _, err := fmt.Fprintf(j.file, "%s %s\n", word, rest); err != nil {
		return err
	}
	if err := j.file.Sync(); err != nil {
		return err
	}
	switch word {
	case begunWord:
		j.begun[rest] = true
	case doneWord:
		j.done[rest] = true
	}
	return nil
}

// takeForDone skips the call at which a plan stopped.
func (j *journal) takeForDone(id string, p *plan) error {
	for i := range p.Operations {
		switch next := p.Operations[i].ID; {
		case j.done[next]:
		case next == id && j.begun[next]:
			return j.write(doneWord, id)
		default:
			return fmt.Errorf("-done %q: the plan stopped at %q", id, next)
		}
	}
	return fmt.Errorf("-done %q: the plan is done", id)
}

func (j *journal) close() { _ = j.file.Close() } // every line was synced
