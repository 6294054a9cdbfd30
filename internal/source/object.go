package source

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

const (
	// maxFile is more bytes than a configuration file may have, so that one which is somewhat too large is told by config.
	maxFile = 8 << 20
	// maxContent is how many bytes the files of a project may have together. One content may be that of many files.
	maxContent = 512 << 20
)

// readFiles is the content of some files, by their names. None may be larger than a number of bytes.
func readFiles(entries []entry, maxSize int64) (map[string][]byte, error) {
	files := make(map[string][]byte, len(entries))
	room := int64(maxContent)
	for len(entries) > 0 {
		r := entries[0].repository
		n := slices.IndexFunc(entries, func(e entry) bool { return e.repository != r })
		if n < 0 {
			n = len(entries)
		}
		objects, err := r.objects(entries[:n], maxSize)
		if err != nil {
			return nil, err
		}
		for _, e := range entries[:n] {
			files[e.name] = objects[e.hash]
			if room -= int64(len(objects[e.hash])); room < 0 {
				return nil, fmt.Errorf("the files that are to be read have more than %d MiB together", maxContent>>20)
			}
		}
		entries = entries[n:]
	}
	return files, nil
}

// objects are the contents of files by their hashes: one that many files have is read once.
func (r *repository) objects(entries []entry, maxSize int64) (map[string][]byte, error) {
	objects := make(map[string][]byte, len(entries))
	var wanted []*entry
	var hashes strings.Builder
	for i := range entries {
		if _, known := objects[entries[i].hash]; !known {
			objects[entries[i].hash] = nil
			wanted = append(wanted, &entries[i])
			hashes.WriteString(entries[i].hash + "\n")
		}
	}
	_, err := r.run(func(stdout *bufio.Reader) error {
		room := int64(maxContent)
		for _, e := range wanted {
			content, err := readObject(stdout, min(maxSize, room))
			if err != nil {
				return fmt.Errorf("read %q from git: %w", e.name, err)
			}
			room -= int64(len(content))
			objects[e.hash] = content
		}
		return nil
	}, hashes.String(), "cat-file", "--batch")
	return objects, err
}

// readObject reads HASH TYPE SIZE, a line end, the content and another line end.
func readObject(r *bufio.Reader, maxSize int64) ([]byte, error) {
	header, err := r.ReadString('\n')
	if err != nil {
		return nil, err
	}
	fields := strings.Fields(header)
	if len(fields) != 3 || fields[1] != "blob" {
		return nil, fmt.Errorf("%s; a partial clone (--filter) lacks files: fetch them first", strings.TrimSpace(header)) // HASH missing
	}
	size, err := strconv.ParseInt(fields[2], 10, 64)
	if err != nil {
		return nil, err
	}
	if size > maxSize {
		return nil, fmt.Errorf("it has %d bytes; at most %d are read", size, maxSize)
	}
	content := make([]byte, size)
	if _, err := io.ReadFull(r, content); err != nil {
		return nil, err
	}
	_, err = r.Discard(1)
	return content, err
}
