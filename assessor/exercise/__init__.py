"""Workshop exercises: papers, the interview with a case at hand, the projector, the debrief."""
