package cli

import (
	"fmt"
	"os"

	"grants/internal/render/findings"
	"grants/internal/source"
)

// summarizeJob adds the findings to the summary of a job of GitHub Actions, where the environment names its file. Steps share nothing but the
// file's size limit with what wrote there before.
func (s *session) summarizeJob(report *findings.Report) error {
	name, _ := s.Getenv("GITHUB_STEP_SUMMARY")
	if name == "" {
		return nil
	}
	file, err := os.OpenFile(s.Path(name), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
	if err != nil {
		return fmt.Errorf("write the job summary to %q (GITHUB_STEP_SUMMARY): %w", name, source.Cause(err))
	}
	defer file.Close()
	written := 0
	if info, err := file.Stat(); err == nil {
		written = int(info.Size())
	}
	if err := findings.GitHubSummary(file, report, findings.MaxJobSummary-written); err != nil {
		return fmt.Errorf("write the job summary to %q (GITHUB_STEP_SUMMARY): %w", name, source.Cause(err))
	}
	return nil
}
