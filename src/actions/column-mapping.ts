// By itself, so that a page can ask what the columns of a table are taken for without all that reads a file.
export { type ColumnMapping, checkMapping, mappedFields, type UnknownTable } from '#formats/contacts/mapping.ts'
