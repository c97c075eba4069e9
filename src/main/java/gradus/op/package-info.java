/// What an operation is. One [Op] holds its value, one gradient rule per operand with the rule's
/// formula beside it, its kinks, its samples and, where it has one, the formula it unfolds into.
/// May import `thread`, `tensor`, `lang`, `plain` and, for names and signs, `latex`.
package gradus.op;
