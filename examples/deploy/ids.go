package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"strings"
)

// ids are the client_ids of applications that have none in their files, by address. They are needed as long as the files do not have them.
type ids struct {
	file      string
	byAddress map[string]string
}

// predecessorOf is the address under which the id of an application is kept whose successor has taken its place.
func predecessorOf(address string) string { return address + " (predecessor)" }

func readIDs(file string) (*ids, error) {
	known := &ids{file: file, byAddress: map[string]string{}}
	content, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return known, nil
	}
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(content, &known.byAddress); err != nil {
		return nil, fmt.Errorf("%s: expected an object of client_ids by address: %w", file, err)
	}
	return known, nil
}

// created remembers the client_id of a new application, and that of the one whose place it takes.
func (i *ids) created(address, clientID string) error {
	if old := i.byAddress[address]; old != "" && old != clientID {
		i.byAddress[predecessorOf(address)] = old
	}
	i.byAddress[address] = clientID
	return i.save()
}

// forgetPredecessors is for the end of a plan, when they are deleted.
func (i *ids) forgetPredecessors() error {
	count := len(i.byAddress)
	maps.DeleteFunc(i.byAddress, func(address, _ string) bool { return strings.HasSuffix(address, predecessorOf("")) })
	if len(i.byAddress) == count {
		return nil
	}
	return i.save()
}

// save replaces the file as a whole.
func (i *ids) save() error {
	content, err := json.MarshalIndent(i.byAddress, "", "  ")
	if err != nil {
		return err
	}
	if err := os.WriteFile(i.file+".new", append(content, '\n'), 0o666); err != nil {
		return err
	}
	return os.Rename(i.file+".new", i.file)
}
