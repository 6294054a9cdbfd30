package cli

import ("testing"; "io")

func TestZZ(t *testing.T) {
	for range 5 {
	Main([]string{"plan", "/tmp/bl/RL", "--against", "git:HEAD"}, Env{Stdout: io.Discard, Stderr: io.Discard})
	}
}
