export { deleteObject, findObject, listObjects, readObject, type StoredObject, writeObject } from './objects'
export { type UploadedObject, uploadObject } from './upload-object'
