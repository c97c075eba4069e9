/// Programs to learn from: the built-in examples with what to look at and the numbers they must
/// give. Jackson is used here only. May import `tensor` and `lang`.
package gradus.lesson;
