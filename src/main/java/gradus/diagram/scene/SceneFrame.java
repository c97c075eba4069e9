package gradus.diagram.scene;

import gradus.graph.place.Group;

/// The frame of a group, or the piece of it in one of the rows that its gates stand in.
///
/// @param row from 0 at the top
/// @param comes whether a row above has a piece of it too
/// @param goes whether a row below has one
public record SceneFrame(Group group, int row, boolean comes, boolean goes) {}
