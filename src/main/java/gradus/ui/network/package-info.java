/// The network in place of the picture of gates: neurons to be pointed at and asked, lines that say
/// what their weights get. May import `ui.work`, `ui.seek`, `ui.piece`, `ui.canvas` and `ui.keys`.
package gradus.ui.network;
