package objects

// Touched are applications and APIs of which something differs beside themselves that decides about the tokens of users: how they log in to third parties.
type Touched struct {
	Apps          map[int]bool // by the index in Pairing.Apps
	APIs          map[int]bool // likewise
	AnyThirdParty bool         // whatever any third party reaches
}
