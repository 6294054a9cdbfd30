package cli

import (
	"errors"
	"io/fs"

	"grants/config"
	"grants/diag"
)

type configOptions struct {
	File     string
	Vars     map[string]string
	VarFiles []configVarFile
}

type configVarFile struct {
	Name    string
	Content []byte
}

func loadConfig(fs.FS, configOptions) (*config.Config, []diag.Diagnostic, error) {
	return nil, nil, errors.New("config.Load has not landed")
}
