package source

import (
	"crypto/sha1" // how git names objects
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"os"
	"path/filepath"
	"strconv"

	"grants/internal/parallel"
)

// alike reads the files of a commit that the folder of the project has as well, byte for byte: git names a file by its content, so it need not be asked for
// them.
func (r *repository) alike(at string, entries []entry) map[string][]byte {
	files := map[string][]byte{}
	if at != r.prefix {
		return files // another project
	}
	found := make([][]byte, len(entries))
	parallel.Each(len(entries), func(i int) { found[i] = r.same(&entries[i]) })
	for i, e := range entries {
		if found[i] != nil {
			files[e.name] = found[i]
		}
	}
	return files
}

// same is the content of the file in the project's folder if it is that of a commit, else nil.
func (r *repository) same(e *entry) []byte {
	if e.repository != r {
		return nil
	}
	name := filepath.Join(r.dir, filepath.FromSlash(e.name))
	if info, err := os.Lstat(name); err != nil || !info.Mode().IsRegular() || info.Size() > maxFile {
		return nil
	}
	content, err := os.ReadFile(name)
	if err != nil || len(content) == 0 || blobName(content, len(e.hash)) != e.hash {
		return nil
	}
	return content
}

// blobName is what git calls a file with a content, in a repository whose names have a length.
func blobName(content []byte, length int) string {
	var sum hash.Hash = sha1.New()
	if length == 2*sha256.Size {
		sum = sha256.New()
	}
	sum.Write([]byte("blob " + strconv.Itoa(len(content)) + "\x00"))
	sum.Write(content)
	return hex.EncodeToString(sum.Sum(nil))
}
