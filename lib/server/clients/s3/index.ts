export { type UploadedObject, uploadObject } from './upload-object'
