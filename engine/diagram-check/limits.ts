/** A megabyte is ten times our largest diagram; more of one is an attack on whoever has to read it. */
export const MAX_BYTES = 1_000_000;

/** Elements inside one another: the engine's parser calls itself for each. */
export const MAX_DEPTH = 64;

/** All elements of a file, those of the drawing too. */
export const MAX_ELEMENTS = 2_000;

/** Attributes of one element, and the length of one of them as it is written. */
export const MAX_ATTRIBUTES = 64;
export const MAX_ATTRIBUTE_LENGTH = 8_000;

/** Namespaces in force at one place; every reader keeps them for each element that declares another one. */
export const MAX_NAMESPACES = 32;
