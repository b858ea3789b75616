/**
 * The names of all fields of a type as paths, `lines.*.machine`: what a schema infers and what an interface
 * declares can then be compared by name, at any depth. Items of lists and entries of records are `*`. Not for
 * a type that holds itself.
 */
export type FieldsOf<T> = T extends string | number | boolean | null | undefined
  ? never
  : T extends readonly (infer Item)[]
    ? Below<'*', Item>
    : { [Key in keyof T]-?: Below<NameOf<Key>, T[Key]> }[keyof T];

type Below<Name extends string, T> = Name | `${Name}.${FieldsOf<T> & string}`;
/** A key of a record is any text. */
type NameOf<Key> = Key extends string
  ? string extends Key
    ? '*'
    : Key extends `${string}.${infer Rest}`
      ? string extends Rest
        ? '*'
        : Key
      : Key
  : '*';
